using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Staff.Tests.Rig;

/// <summary>An OpenID Connect provider at which somebody is signed in already. It checks the secret and PKCE as real ones do.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private const string Secret = "the-provider's-secret";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _challenges = new();

    private FakeProvider(WebApplication app) => _app = app;

    /// <summary>What it tells of them.</summary>
    public object Told { get; set; } = new { };

    public string Address => _app.Urls.First();

    public (string Key, string Value)[] Settings =>
    [
        ("Staff:Providers:clinic-id:Name", "Clinic ID"),
        ("Staff:Providers:clinic-id:Authority", Address),
        ("Staff:Providers:clinic-id:ClientId", "anklebot"),
        ("Staff:Providers:clinic-id:ClientSecret", Secret),
    ];

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new FakeProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => new
        {
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            userinfo_endpoint = $"{Address}/userinfo",
        });
        _app.MapGet("/authorize", (string redirect_uri, string state, string code_challenge, string code_challenge_method, string client_id) =>
        {
            Assert.Equal(("S256", "anklebot"), (code_challenge_method, client_id));
            var code = Guid.NewGuid().ToString("N");
            _challenges[code] = code_challenge;
            return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return form["client_secret"] == Secret && _challenges.TryRemove(form["code"].ToString(), out var challenge) && challenge == proof
                ? Results.Json(new { access_token = "token", token_type = "Bearer" })
                : Results.BadRequest();
        });
        _app.MapGet("/userinfo", (HttpRequest request) =>
            request.Headers.Authorization == "Bearer token" ? Results.Json(Told) : Results.Unauthorized());
    }
}
