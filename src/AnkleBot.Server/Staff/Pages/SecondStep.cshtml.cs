using System.Security.Claims;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace AnkleBot.Server.Staff.Pages;

[AllowAnonymous]
[EnableRateLimiting(StaffRegistration.SigningIn)]
[RequestSizeLimit(StaffRegistration.LargestSigningIn)]
internal sealed class SecondStepModel(UserManager<StaffAccount> accounts, StaffSignIn signIn, OneAtATime oneAtATime, Audit audit) : PageModel
{
    private const int CodeLength = 6;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage("/SignIn", new { To }) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stopping)
    {
        // The first step was too long ago, or never was.
        var firstStep = await HttpContext.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (firstStep.Principal?.FindFirstValue(ClaimTypes.Name) is not { } email) return RedirectToPage("/SignIn", new { To });
        var code = string.Concat((Code ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        var result = await TryAsync(email, code, stopping);
        if (result.Succeeded) return this.Onward(To);
        Code = null;
        Trouble = "That code isn't right, or it was used before. Wait for the next one, and check that your phone's clock is right.";
        return Page();
    }

    private async Task<SignInResult> TryAsync(string email, string code, CancellationToken stopping)
    {
        using var alone = await oneAtATime.EnterAsync(email, stopping);
        // Not before: Identity keeps the account that it has read for the rest of the request.
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account) return SignInResult.Failed;
        var ofApp = code.Length == CodeLength && code.All(char.IsAsciiDigit);
        if (ofApp && account.UsedCodes.Contains(code)) return SignInResult.Failed;
        var wasLocked = await accounts.IsLockedOutAsync(account);
        var result = ofApp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.IsLockedOut && !wasLocked) await audit.AddAsync(email, "was locked out", account, "five wrong codes");
        if (!result.Succeeded) return result;
        // Identity read the account anew; what it kept is read once more.
        account = (await accounts.FindByNameAsync(email))!;
        await audit.AddAsync(email, "signed in", account, ofApp ? null : $"with a recovery code; {account.RecoveryHashes.Count} are left");
        if (!ofApp) return result;
        account.Use(code);
        await accounts.UpdateAsync(account);
        return result;
    }
}
