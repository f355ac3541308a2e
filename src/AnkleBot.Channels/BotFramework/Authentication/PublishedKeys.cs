using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.BotFramework.Authentication;

/// <summary>The keys that an issuer publishes by its OpenID metadata: looked up daily, and when a token names one that isn't known.</summary>
internal sealed partial class PublishedKeys(Uri metadata, HttpClient http, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Keys that couldn't be looked up again are believed for so long.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(5);

    /// <summary>Anybody can name an unknown key; the issuer isn't asked for each.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneLooks = new(1, 1);
    private readonly HttpDocumentRetriever _documents = new(http) { RequireHttps = !metadata.IsLoopback };
    private volatile Known _known = new(new Dictionary<string, JsonWebKey>(), DateTimeOffset.MinValue);
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    public void Dispose() => _oneLooks.Dispose();

    /// <summary>The key of that id; null when the issuer has none.</summary>
    /// <exception cref="KeysUnavailableException">The issuer's keys aren't to be had.</exception>
    public async ValueTask<JsonWebKey?> FindAsync(string id, CancellationToken stopping)
    {
        if (Age < Fresh && _known.Keys.TryGetValue(id, out var key)) return key;
        await LookAsync(id, stopping);
        if (Age > Oldest) throw new KeysUnavailableException($"The keys at {metadata} can't be read now.");
        return _known.Keys.GetValueOrDefault(id);
    }

    private TimeSpan Age => time.GetUtcNow() - _known.At;

    private async Task LookAsync(string id, CancellationToken stopping)
    {
        await _oneLooks.WaitAsync(stopping);
        try
        {
            var isKnown = Age < Fresh && _known.Keys.ContainsKey(id);
            if (isKnown || time.GetUtcNow() - _tried < LookAgain) return;
            _tried = time.GetUtcNow();
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.ToString(), _documents, stopping);
            var keys = published.JsonWebKeySet?.Keys.Where(key => key.Kid is { Length: > 0 }) ?? [];
            _known = new(keys.DistinctBy(key => key.Kid).ToDictionary(key => key.Kid, StringComparer.Ordinal), time.GetUtcNow());
        }
#pragma warning disable CA1031 // However it fails, the keys that are known go on serving for a while, and the operator hears of it.
        catch (Exception failed) when (failed is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            NotLookedUp(log, metadata, failed);
        }
#pragma warning restore CA1031
        finally
        {
            _oneLooks.Release();
        }
    }

    private sealed record Known(IReadOnlyDictionary<string, JsonWebKey> Keys, DateTimeOffset At);

    [LoggerMessage(70, LogLevel.Error, "The keys at {Metadata} could not be looked up.")]
    private static partial void NotLookedUp(ILogger log, Uri metadata, Exception why);
}

/// <summary>Nobody's token can be checked now; the message says why.</summary>
internal sealed class KeysUnavailableException(string message) : Exception(message);
