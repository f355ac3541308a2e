using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.BotFramework.Authentication;

/// <summary>Checks a token: who signed it with which key, for whom, and when. RS256 and nothing else.</summary>
internal sealed partial class TokenCheck : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new();
    private readonly BotFrameworkOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };
    private readonly PublishedKeys _connectors;
    private readonly PublishedKeys _entras;

    public TokenCheck(IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<TokenCheck> log)
    {
        (_options, _time) = (options.Value, time);
        _connectors = new(_options.MetadataAddress, _http, time, log);
        _entras = new(_options.EntraMetadataAddress, _http, time, log);
    }

    public void Dispose()
    {
        _connectors.Dispose();
        _entras.Dispose();
        _http.Dispose();
    }

    /// <summary>Reads a token.</summary>
    /// <returns>The caller, or why it isn't let in.</returns>
    /// <exception cref="KeysUnavailableException">The keys to check it with aren't to be had.</exception>
    public async Task<(Caller? Caller, string? Problem)> ReadAsync(string text, CancellationToken stopping)
    {
        if (Parse(text) is not { } token) return (null, "The token is no JSON Web Token.");
        if (token.Alg != SecurityAlgorithms.RsaSha256) return (null, "The token is not signed with RS256.");
        if (token.Kid is not { Length: > 0 }) return (null, "The token doesn't say which key signed it.");
        if (token.Issuer == _options.Issuer) return await FromConnectorAsync(token, stopping);
        return Entra().IsMatch(token.Issuer) ? await FromEntraAsync(token, stopping) : (null, "The token is from an unknown issuer.");
    }

    private async Task<(Caller?, string?)> FromConnectorAsync(JsonWebToken token, CancellationToken stopping)
    {
        var key = await _connectors.FindAsync(token.Kid, stopping);
        if (await ProblemAsync(token, key) is { } problem) return (null, problem);
        if (Text(token, "serviceurl") is not { } serviceUrl) return (null, "The token names no serviceurl.");
        return (new(serviceUrl, Endorsements(key!), _options.Audience), null);
    }

    /// <summary>Another bot's token. It names no serviceUrl: a caller that the operator has allowed is believed on that.</summary>
    private async Task<(Caller?, string?)> FromEntraAsync(JsonWebToken token, CancellationToken stopping)
    {
        var app = Text(token, "azp") ?? Text(token, "appid");
        if (app is null || !_options.AllowedCallers.Contains(app, StringComparer.OrdinalIgnoreCase)) return (null, "The calling app is not among BotFramework:AllowedCallers.");
        var key = await _entras.FindAsync(token.Kid, stopping);
        return await ProblemAsync(token, key) is { } problem ? (null, problem) : (new(null, null, app), null);
    }

    private async Task<string?> ProblemAsync(JsonWebToken token, JsonWebKey? key)
    {
        if (key is null) return "The token is signed with an unknown key.";
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = _options.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => (from is null || from <= _time.GetUtcNow().UtcDateTime + Skew) && until >= _time.GetUtcNow().UtcDateTime - Skew,
        });
        return result switch
        {
            { IsValid: true } => null,
            { Exception: SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException } => "The token's time is over, or hasn't come.",
            { Exception: SecurityTokenInvalidAudienceException } => "The token is for another bot.",
            _ => "The token's signature is wrong.",
        };
    }

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return _handler.ReadJsonWebToken(text);
        }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) && text is { Length: > 0 } ? text : null;

    private static IReadOnlyList<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var given) ? given switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!)],
            IEnumerable<object> list => [.. list.OfType<string>()],
            _ => [],
        } : [];

    [GeneratedRegex(@"^https://(sts\.windows\.net/[0-9a-fA-F-]{36}/|login\.microsoftonline\.com/[0-9a-fA-F-]{36}/v2\.0)$")]
    private static partial Regex Entra();
}
