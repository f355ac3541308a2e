using System.Security.Claims;
using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Access;

/// <summary>At every request the cookie is held against the account as it is now: one read by key.</summary>
internal sealed class SessionCheck(AccountStore accounts, ClinicList clinics, IOptions<StaffOptions> options, TimeProvider time) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await VisitAsync(context.Principal, context.HttpContext.RequestAborted) is { } visit)
        {
            context.HttpContext.Is(visit);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // What a page asks for by itself is no sign of somebody sitting there.
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        if (context.HttpContext.Request.Headers.ContainsKey(ByItself)) context.ShouldRenew = false;
        if (context.HttpContext.Request.Path.StartsWithSegments(StaffRegistration.Live)) context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    /// <summary>Refused with 403 where it is, instead of being sent to another page.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A header that our scripts send when nobody clicked.</summary>
    public const string ByItself = "X-By-Itself";

    /// <summary>Null when the session is over.</summary>
    public async Task<Visit?> VisitAsync(ClaimsPrincipal? principal, CancellationToken stopping)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } email || principal.FindFirstValue(StaffSignIn.SessionClaim) is not { } id) return null;
        if (await accounts.FindAsync(email, stopping) is not { Disabled: false } account) return null;
        if (account.Sessions.FirstOrDefault(session => session.Id == id) is not { } session) return null;
        if (session.Began.AddHours(options.Value.SessionHours) <= time.GetUtcNow()) return null;
        return new(Person.Of(account, clinics), id, FirstOf(account, principal));
    }

    private FirstThing FirstOf(StaffAccount account, ClaimsPrincipal principal)
    {
        // Whoever comes from a provider has shown there who they are; how, is the provider's to ask.
        if (principal.HasClaim(claim => claim.Type == ClaimTypes.AuthenticationMethod)) return FirstThing.Nothing;
        if (account.OneTimeUntil is not null) return FirstThing.ChoosePassword;
        return options.Value.RequireSecondStep && !account.SecondStep ? FirstThing.SetUpSecondStep : FirstThing.Nothing;
    }
}
