using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

[Authorize(Policies.Administrator)]
internal sealed class AccountModel(UserManager<StaffAccount> accounts, GivingOut givingOut, Names names, Clock clock) : PageModel
{
    public Person Who => HttpContext.Person();

    public StaffAccount Account { get; private set; } = null!;

    public bool IsMe => Account.Email == Who.Email;

    public Given? Given { get; private set; }

    public string? Trouble { get; private set; }

    public Names Names => names;

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string email) => await FindAsync(email) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChangeAsync(string email, string? name, StaffRole role, string[] keys, bool disabled)
    {
        if (!await FindAsync(email) || IsMe) return NotFound();
        var wanted = AccountFields.Simplified(keys);
        Trouble = AccountFields.WrongWith(Who, wanted) ?? await givingOut.ChangeAsync(Account, name, role, wanted, disabled, Who.Email);
        if (Trouble is not null) return Page();
        this.Say($"{Account.Email} is changed.");
        return RedirectToPage("/Accounts/Index");
    }

    public async Task<IActionResult> OnPostResetAsync(string email)
    {
        if (!await FindAsync(email) || IsMe) return NotFound();
        Given = await givingOut.ResetAsync(Account, Who.Email);
        Trouble = Given.Problem;
        return Page();
    }

    private async Task<bool> FindAsync(string email)
    {
        if (await accounts.FindByNameAsync(email) is not { } found || !AccountFields.MayChange(Who, found)) return false;
        Account = found;
        return true;
    }
}
