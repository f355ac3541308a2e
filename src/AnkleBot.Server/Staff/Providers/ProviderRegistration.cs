using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Providers;

internal static class ProviderRegistration
{
    private const string Prefix = "staff-";

    /// <summary>The providers of configuration <c>Staff:Providers</c>, each a scheme of its own.</summary>
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddTransient<ProviderHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ProviderOptions>, OAuthPostConfigureOptions<ProviderOptions, ProviderHandler>>());
        services.AddSingleton<IConfigureOptions<ProviderOptions>, Configured>();
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<StaffOptions>>((schemes, staff) =>
        {
            foreach (var key in staff.Value.Providers.Keys) schemes.AddScheme<ProviderHandler>(SchemeOf(key), displayName: null);
        });
        return services;
    }

    public static string SchemeOf(string key) => Prefix + key;

    private sealed class Configured(IOptions<StaffOptions> staff) : IConfigureNamedOptions<ProviderOptions>
    {
        public void Configure(string? name, ProviderOptions options)
        {
            if (name?.StartsWith(Prefix, StringComparison.Ordinal) != true) return;
            var provider = staff.Value.Providers[name[Prefix.Length..]];
            options.Provider = provider;
            options.IsComplete = provider.Authority.Length == 0;
            (options.ClientId, options.ClientSecret) = (provider.ClientId, provider.ClientSecret);
            (options.AuthorizationEndpoint, options.TokenEndpoint, options.UserInformationEndpoint) = (provider.AuthorizationEndpoint, provider.TokenEndpoint, provider.UserInformationEndpoint);
            options.Scope.Clear();
            foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
            options.CallbackPath = $"/staff/sign-in/from/{name[Prefix.Length..]}";
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.UsePkce = true;
            options.CorrelationCookie.Name = "anklebot-staff-way.";
            options.CorrelationCookie.Path = StaffRegistration.Root;
            // Of the same scheme as the page, so that it also works over plain HTTP on one's own machine.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Events.OnRemoteFailure = failed =>
            {
                failed.Response.Redirect(ProviderHandler.Unreachable);
                failed.HandleResponse();
                return Task.CompletedTask;
            };
        }

        public void Configure(ProviderOptions options) => Configure(null, options);
    }
}
