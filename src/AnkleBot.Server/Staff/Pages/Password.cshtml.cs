using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace AnkleBot.Server.Staff.Pages;

[BeforeFirstThing]
[EnableRateLimiting(StaffRegistration.SigningIn)]
internal sealed class PasswordModel(UserManager<StaffAccount> accounts, StaffSignIn signIn, Audit audit) : PageModel
{
    private const int Longest = 200;

    [BindProperty]
    public string? Now { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    /// <summary>True for somebody who came in with a one-time password: it was asked for a moment ago.</summary>
    public bool IsFirst => HttpContext.Visit()!.First == FirstThing.ChoosePassword;

    public async Task<IActionResult> OnPostAsync()
    {
        var account = (await accounts.FindByNameAsync(HttpContext.Person().Email))!;
        var (now, wanted) = (Now ?? "", New ?? "");
        var again = Again;
        Now = New = Again = null;
        if (wanted != again || wanted.Length > Longest) return Refuse(wanted.Length > Longest ? $"A password has at most {Longest} characters." : "The two new passwords differ.");
        var result = await ChangeAsync(account, now, wanted);
        if (!result.Succeeded) return Refuse([.. result.Errors.Select(error => error.Description)]);

        account.OneTimeUntil = null;
        await accounts.UpdateAsync(account);
        await signIn.RefreshSignInAsync(account);
        await audit.AddAsync(account.Email, "changed the password", account);
        this.Say("Your password is changed.");
        return RedirectToPage("/Me");
    }

    private async Task<IdentityResult> ChangeAsync(StaffAccount account, string now, string wanted)
    {
        if (!IsFirst) return await accounts.ChangePasswordAsync(account, now, wanted);
        if (await accounts.CheckPasswordAsync(account, wanted))
            return IdentityResult.Failed(new IdentityError { Description = "That is the one-time password. Choose one that only you know." });
        // On the account at hand: nothing is kept until the new one has been found good.
        account.PasswordHash = null;
        return await accounts.AddPasswordAsync(account, wanted);
    }

    private PageResult Refuse(params string[] troubles)
    {
        Troubles = troubles;
        return Page();
    }
}
