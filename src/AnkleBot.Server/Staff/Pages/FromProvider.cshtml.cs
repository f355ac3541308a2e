using System.Security.Claims;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>Somebody comes back from a provider: the e-mail must have an account, and stay the same person's.</summary>
[AllowAnonymous]
internal sealed class FromProviderModel(UserManager<StaffAccount> accounts, StaffSignIn signIn, OneAtATime oneAtATime, Audit audit) : PageModel
{
    public string Trouble { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? to, CancellationToken stopping)
    {
        var came = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (came.Principal?.FindFirst(ClaimTypes.NameIdentifier) is not { } subject || came.Principal.FindFirstValue(ClaimTypes.Email) is not { } email)
            return RedirectToPage("/SignIn", new { to });
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);

        using var alone = await oneAtATime.EnterAsync(email, stopping);
        if (await accounts.FindByNameAsync(email) is not { Disabled: false } account)
        {
            Trouble = $"{email} has no account here. An administrator can add one.";
            return Page();
        }
        var provider = subject.Issuer;
        if (account.Subjects.TryGetValue(provider, out var known) && known != subject.Value)
        {
            // An address that was given to somebody else is not the same person.
            await audit.AddAsync(email, "was refused", account, $"another person's sign-in at {provider}");
            Trouble = $"{email} belongs to somebody else at your provider than before. An administrator can reset the account.";
            return Page();
        }
        account.Subjects = new Dictionary<string, string>(account.Subjects) { [provider] = subject.Value };
        await signIn.SignInAsync(account, isPersistent: false, provider);
        await audit.AddAsync(email, "signed in", account, $"by {provider}");
        return this.Onward(to);
    }
}
