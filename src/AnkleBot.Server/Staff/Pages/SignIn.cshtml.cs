using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Providers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Pages;

[AllowAnonymous]
[EnableRateLimiting(StaffRegistration.SigningIn)]
[RequestSizeLimit(StaffRegistration.LargestSigningIn)]
internal sealed class SignInModel(
    UserManager<StaffAccount> accounts, StaffSignIn signIn, OneAtATime oneAtATime, Audit audit, IOptions<StaffOptions> options) : PageModel
{
    // One sentence for all that can be wrong: it tells nobody which accounts there are.
    private const string Refused =
        "That e-mail and password don't go together. After five wrong tries an account stays locked for 15 minutes; an administrator can help.";

    private const int LongestPassword = 200;

    // What a wrong address is held against, so that it takes as long as a right one.
    private static readonly StaffAccount Nobody = new() { Email = "nobody@invalid" };
    private static readonly string NobodysHash = new PasswordHasher<StaffAccount>().HashPassword(Nobody, Guid.NewGuid().ToString());

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string? Trouble { get; private set; }

    public IDictionary<string, StaffProvider> Providers => options.Value.Providers;

    public void OnGet(string? trouble)
    {
        if (trouble == "provider") Trouble = "Signing in there didn't work. Try again, or sign in with a password.";
    }

    public IActionResult OnGetWith(string? provider) => provider is not null && Providers.ContainsKey(provider)
        ? Challenge(new AuthenticationProperties { RedirectUri = Url.Page("/FromProvider", new { to = To }) }, ProviderRegistration.SchemeOf(provider))
        : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stopping)
    {
        var password = Password is { Length: <= LongestPassword } given ? given : "";
        var result = Email.Read(Address) is { } email ? await TryAsync(email, password, stopping) : null;
        Password = null;
        if (result is { Succeeded: true }) return this.Onward(To);
        if (result is { RequiresTwoFactor: true }) return RedirectToPage("/SecondStep", new { To });
        if (result is null or { IsLockedOut: true } or { IsNotAllowed: true }) accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
        Trouble = Refused;
        return Page();
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult?> TryAsync(string email, string password, CancellationToken stopping)
    {
        using var alone = await oneAtATime.EnterAsync(email, stopping);
        if (await accounts.FindByNameAsync(email) is not { } account) return null;
        var wasLocked = await accounts.IsLockedOutAsync(account);
        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded) await audit.AddAsync(email, "signed in", account);
        else if (result.IsLockedOut && !wasLocked) await audit.AddAsync(email, "was locked out", account, "five wrong tries");
        return result;
    }
}
