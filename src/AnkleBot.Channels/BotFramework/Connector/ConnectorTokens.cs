using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>Our own tokens. The library keeps each until shortly before it expires.</summary>
internal sealed class ConnectorTokens(IOptions<BotFrameworkOptions> options, IMsalHttpClientFactory http)
{
    private readonly BotFrameworkOptions _options = options.Value;
    private readonly Lazy<IConfidentialClientApplication> _app = new(() => App(options.Value, http));
    private readonly Lazy<IManagedIdentityApplication> _identity = new(() => Identity(options.Value, http));

    /// <summary>A token for whoever an audience is.</summary>
    /// <returns>Null without a registration: nobody asks for a token then.</returns>
    /// <exception cref="MsalException">None is to be had.</exception>
    public async Task<string?> GetAsync(string audience, CancellationToken stopping)
    {
        if (!_options.HasApp) return null;
        var got = _options.AppType == BotFrameworkOptions.ManagedIdentity
            ? await _identity.Value.AcquireTokenForManagedIdentity(audience).ExecuteAsync(stopping)
            : await _app.Value.AcquireTokenForClient([$"{audience}/.default"]).ExecuteAsync(stopping);
        return got.AccessToken;
    }

    private static IConfidentialClientApplication App(BotFrameworkOptions options, IMsalHttpClientFactory http)
    {
        var app = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority($"{options.LoginAddress.ToString().TrimEnd('/')}/{options.TenantId}")
            // The address is configured; nobody needs to be asked whether it is one.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http);
        return options.Secret.Length > 0
            ? app.WithClientSecret(options.Secret).Build()
            : app.WithCertificate(Certificate.Load(options.CertificatePath, options.CertificatePassword)).Build();
    }

    private static IManagedIdentityApplication Identity(BotFrameworkOptions options, IMsalHttpClientFactory http) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId)).WithHttpClientFactory(http).Build();
}

/// <summary>The connections over which tokens are asked for.</summary>
internal sealed class TokenHttp : IMsalHttpClientFactory, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1_000_000,
    };

    public HttpClient GetHttpClient() => _http;

    public void Dispose() => _http.Dispose();
}
