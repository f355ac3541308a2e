using System.Security.Claims;
using System.Security.Cryptography;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Access;

/// <summary>Identity's sign-in, with sessions that stand on the account and so can be ended from outside.</summary>
internal sealed class StaffSignIn(
    UserManager<StaffAccount> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<StaffAccount> claims,
    IOptions<IdentityOptions> identity,
    ILogger<StaffSignIn> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffAccount> confirmation,
    IOptions<StaffOptions> options,
    TimeProvider time) : SignInManager<StaffAccount>(accounts, http, claims, identity, log, schemes, confirmation)
{
    public const string SessionClaim = "session";
    private const int MostSessions = 10;
    private const int SessionBytes = 24;

    public override Task<bool> CanSignInAsync(StaffAccount user) =>
        Task.FromResult(!user.Disabled && (user.OneTimeUntil is not { } until || time.GetUtcNow() < until));

    public override async Task SignInWithClaimsAsync(StaffAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var now = time.GetUtcNow();
        var session = new StaffSession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes)), now);
        user.Sessions = [.. user.Sessions.Where(kept => kept.Began.AddHours(options.Value.SessionHours) > now).TakeLast(MostSessions - 1), session];
        var kept = await UserManager.UpdateAsync(user);
        if (!kept.Succeeded) throw new InvalidOperationException($"The session could not be kept: {string.Join(' ', kept.Errors.Select(error => error.Description))}");
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new Claim(SessionClaim, session.Id)]);
    }

    /// <summary>Ends this session on the record too: its cookie is worth nothing afterwards.</summary>
    public async Task EndAsync(Visit visit)
    {
        if (await UserManager.FindByIdAsync(visit.Person.Email) is { } account)
        {
            account.Sessions = [.. account.Sessions.Where(session => session.Id != visit.Session)];
            await UserManager.UpdateAsync(account);
        }
        await SignOutAsync();
    }
}
