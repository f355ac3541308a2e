using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Providers;

/// <summary>A provider as the framework's OAuth knows it.</summary>
internal sealed class ProviderOptions : OAuthOptions
{
    public StaffProvider Provider { get; set; } = new();

    /// <summary>Whether the endpoints are known; an authority is asked for them when somebody first comes.</summary>
    public bool IsComplete { get; set; }
}

/// <summary>
/// The authorization-code flow with PKCE. Who somebody is comes from the provider's user information, which is asked with
/// a token that came straight from the provider: an ID token would say the same, and need checking besides.
/// </summary>
internal sealed partial class ProviderHandler(IOptionsMonitor<ProviderOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : OAuthHandler<ProviderOptions>(options, log, encoder)
{
    public const string Unreachable = "/staff/sign-in?trouble=provider";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await CompleteAsync();
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or InvalidOperationException or TaskCanceledException)
        {
            CannotReach(Logger, Scheme.Name, failed);
            Response.Redirect(Unreachable);
            return;
        }
        await base.HandleChallengeAsync(properties);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            await CompleteAsync();
            return await base.HandleRemoteAuthenticateAsync();
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException or InvalidOperationException or TaskCanceledException)
        {
            return HandleRequestResult.Fail(failed);
        }
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.UserAgent.Add(new("AnkleBot", null));
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));

        var provider = Options.Provider;
        if (Text(told, provider.SubjectField) is not { Length: > 0 } subject) throw new AuthenticationFailureException($"No {provider.SubjectField} came.");
        if (Email.Read(Text(told, provider.EmailField)) is not { } email) throw new AuthenticationFailureException($"No {provider.EmailField} came.");
        if (!provider.TrustEmail && Text(told, provider.VerifiedField) is not ("True" or "true")) throw new AuthenticationFailureException("The e-mail isn't verified.");
        identity.AddClaim(new(ClaimTypes.NameIdentifier, subject, ClaimValueTypes.String, Scheme.Name));
        identity.AddClaim(new(ClaimTypes.Email, email));
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private static string? Text(JsonDocument told, string field) =>
        told.RootElement.ValueKind == JsonValueKind.Object && told.RootElement.TryGetProperty(field, out var value) ? value.ToString() : null;

    private async Task CompleteAsync()
    {
        if (Options.IsComplete) return;
        var address = Options.Provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration";
        using var told = JsonDocument.Parse(await Backchannel.GetStringAsync(new Uri(address), Context.RequestAborted));
        Options.AuthorizationEndpoint = Endpoint("authorization_endpoint");
        Options.TokenEndpoint = Endpoint("token_endpoint");
        Options.UserInformationEndpoint = Endpoint("userinfo_endpoint");
        Options.IsComplete = true;

        string Endpoint(string name) => Text(told, name) is { } endpoint && StaffProvider.IsSafe(endpoint)
            ? endpoint
            : throw new InvalidOperationException($"{address} names no {name} that begins with https://.");
    }

    [LoggerMessage(60, LogLevel.Error, "The sign-in provider {Provider} could not be asked.")]
    private static partial void CannotReach(ILogger log, string provider, Exception why);
}
