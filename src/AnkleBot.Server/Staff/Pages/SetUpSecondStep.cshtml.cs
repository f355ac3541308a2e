using System.Drawing;
using System.Security.Cryptography;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;

namespace AnkleBot.Server.Staff.Pages;

[BeforeFirstThing]
[EnableRateLimiting(StaffRegistration.SigningIn)]
internal sealed class SetUpSecondStepModel(UserManager<StaffAccount> accounts, StaffSignIn signIn, IDataProtectionProvider protection, Audit audit) : PageModel
{
    private const int Codes = 10;
    private const int GroupLength = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    [BindProperty]
    public string? Code { get; set; }

    public string Key { get; private set; } = "";

    /// <summary>The key, sealed for its way through the form: it is kept only once a code has shown that the app has it.</summary>
    public string Sealed { get; private set; } = "";

    public string KeyInGroups => string.Join(' ', Key.Chunk(GroupLength).Select(group => new string(group)));

    public string Link => $"otpauth://totp/AnkleBot:{Uri.EscapeDataString(HttpContext.Person().Email)}?secret={Key}&issuer=AnkleBot&digits=6";

    /// <summary><see cref="Link"/> as a QR code in SVG, which scales with its surroundings.</summary>
    public string Drawing
    {
        get
        {
            using var code = QRCodeGenerator.GenerateQrCode(Link, QRCodeGenerator.ECCLevel.M);
            using var drawing = new SvgQRCode(code);
            return drawing.GetGraphic(1, Color.Black, Color.White, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
        }
    }

    public string? Trouble { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    private ITimeLimitedDataProtector Seal => protection.CreateProtector("staff-second-step", HttpContext.Person().Email).ToTimeLimitedDataProtector();

    public void OnGet() => Offer(accounts.GenerateNewAuthenticatorKey());

    public async Task<IActionResult> OnPostAsync(string? candidate)
    {
        if (!TryOpen(candidate, out var key))
        {
            Trouble = "That took too long. Take the key above, which is a new one.";
            Offer(accounts.GenerateNewAuthenticatorKey());
            return Page();
        }
        var account = (await accounts.FindByNameAsync(HttpContext.Person().Email))!;
        account.AuthenticatorKey = key;
        var code = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            Trouble = "Those digits don't belong to this key. Wait for the next ones, and check that your phone's clock is right.";
            Offer(key);
            return Page();
        }
        account.Use(code);
        await accounts.SetTwoFactorEnabledAsync(account, true);
        RecoveryCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes))!];
        await signIn.RefreshSignInAsync(account);
        await audit.AddAsync(account.Email, "set up the second step", account);
        return Page();
    }

    private void Offer(string key)
    {
        Key = key;
        Sealed = Seal.Protect(key, Patience);
        Code = null;
    }

    private bool TryOpen(string? candidate, out string key)
    {
        key = "";
        try
        {
            key = Seal.Unprotect(candidate ?? "");
            return true;
        }
        catch (CryptographicException)
        {
            // Too old, or not ours.
            return false;
        }
    }
}
