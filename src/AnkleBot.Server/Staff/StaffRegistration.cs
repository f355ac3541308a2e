using System.Threading.RateLimiting;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Content;
using AnkleBot.Server.Staff.Notices;
using AnkleBot.Server.Staff.Reviewing;
using AnkleBot.Server.Staff.Providers;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff;

/// <summary>The console in which staff review conversations.</summary>
internal static class StaffRegistration
{
    public const string Root = "/staff";

    /// <summary>Calls that pages make by themselves, such as streams of news.</summary>
    public const string Live = Root + "/live";

    /// <summary>The rate limit of everything that takes a password or a code.</summary>
    public const string SigningIn = "staff-signing-in";

    /// <summary>In bytes, for what anybody may send.</summary>
    public const int LargestSigningIn = 32_000;

    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddStaffAccounts();
        services.AddSingleton<Door>().AddSingleton<OneAtATime>();
        services.AddSingleton<Clock>().AddSingleton<Names>().AddSingleton<CaseFiles>();
        services.AddSingleton<KnownLabels>().AddSingleton<SavedViews>().AddSingleton<LiveNews>();
        services.AddNotices().AddContent();
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("AnkleBot");
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>, KeepKeysOnRecord>();
        AddSigningIn(services);
        services.AddProviders();
        services.AddAuthorization(Policies.Add);
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Staff/Pages";
            pages.Conventions.AuthorizeFolder("/", Policies.Staff);
        }).AddMvcOptions(mvc => mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        services.AddAntiforgery(forms => Narrow(forms.Cookie, "anklebot-staff-form", SameSiteMode.Strict));
        return services;
    }

    /// <summary>Accounts alone, without pages: for the command <c>staff</c>.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services)
    {
        services.AddOptions<StaffOptions>().BindConfiguration("Staff").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountStore>().AddSingleton<ILookupNormalizer, EmailNormalizer>().AddSingleton<Audit>().AddScoped<GivingOut>();
        services.AddIdentityCore<StaffAccount>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            // Long rather than fancy, as NIST SP 800-63B has it.
            identity.Password = new() { RequiredLength = 12, RequiredUniqueChars = 5, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            identity.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            identity.Tokens.AuthenticatorIssuer = "AnkleBot";
        }).AddTokenProvider<AuthenticatorTokenProvider<StaffAccount>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IUserStore<StaffAccount>>(provider => provider.GetRequiredService<AccountStore>());
        return services;
    }

    public static void MapStaff(this WebApplication app)
    {
        var door = app.Services.GetRequiredService<Door>();
        app.UseWhen(IsStaff, staff => staff.Use(next => http => door.PassAsync(http, next)));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(IsStaff, staff => staff.Use(next => http => FirstThings.LeadAsync(http, next)));
        app.UseRateLimiter();
        app.MapRazorPages();
        app.MapGet(Live + "/conversations", app.Services.GetRequiredService<LiveNews>().StreamAsync).RequireAuthorization(Policies.Staff);
        app.MapNotices();
        app.SweepContent();
        app.MapGet(Root, () => Results.Redirect(Menu.Conversations));
    }

    private static bool IsStaff(HttpContext http) => http.Request.Path.StartsWithSegments(Root);

    private static void AddSigningIn(IServiceCollection services)
    {
        services.AddScoped<StaffSignIn>().AddScoped<SignInManager<StaffAccount>>(provider => provider.GetRequiredService<StaffSignIn>());
        services.AddScoped<IUserConfirmation<StaffAccount>, DefaultUserConfirmation<StaffAccount>>();
        services.AddSingleton<SessionCheck>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Narrow(cookie.Cookie, "anklebot-staff-step", SameSiteMode.Strict);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddCookie(IdentityConstants.ExternalScheme, cookie =>
            {
                Narrow(cookie.Cookie, "anklebot-staff-from", SameSiteMode.Lax);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<StaffOptions>>((cookie, staff) =>
        {
            // Lax: a link in a notice's mail leads in, but no other site's form does.
            Narrow(cookie.Cookie, "anklebot-staff", SameSiteMode.Lax);
            cookie.LoginPath = "/staff/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(staff.Value.IdleMinutes);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SessionCheck);
        });
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<StaffOptions>>((limits, staff) =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SigningIn, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
                {
                    PermitLimit = staff.Value.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>A cookie for the console alone. In Development it also goes over plain HTTP.</summary>
    private static void Narrow(CookieBuilder cookie, string name, SameSiteMode sameSite)
    {
        cookie.Name = name;
        cookie.Path = Root;
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
