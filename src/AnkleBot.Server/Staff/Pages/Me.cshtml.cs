using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

internal sealed class MeModel(UserManager<StaffAccount> accounts, StaffSignIn signIn) : PageModel
{
    public Person Who => HttpContext.Person();

    public StaffAccount Account { get; private set; } = null!;

    public async Task OnGetAsync() => Account = (await accounts.FindByNameAsync(Who.Email))!;

    public async Task<IActionResult> OnPostElsewhereAsync()
    {
        await OnGetAsync();
        await accounts.UpdateSecurityStampAsync(Account);
        await signIn.RefreshSignInAsync(Account);
        this.Say("You are signed out everywhere else.");
        return RedirectToPage();
    }
}
