using System.Globalization;
using System.Security.Cryptography;
using AnkleBot.Records;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.DirectLine;

/// <summary>
/// The keys that tokens are signed with. They are kept on the record, so that a token outlives a restart and every server
/// reads it. Each month has its own key, made by whichever server needs it first.
/// </summary>
internal sealed class SigningKeys(IRecords records, TimeProvider time) : IDisposable
{
    private const string Kind = "signing-key";
    private const string Prefix = "direct-line-";
    private const int Bytes = 32;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>Older than any token signed with it.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(130);

    private readonly SemaphoreSlim _oneLooks = new(1, 1);
    private volatile IReadOnlyDictionary<string, SymmetricSecurityKey> _keys = new Dictionary<string, SymmetricSecurityKey>();
    private DateTimeOffset _looked = DateTimeOffset.MinValue;

    public void Dispose() => _oneLooks.Dispose();

    /// <summary>The key to sign with.</summary>
    public async ValueTask<SymmetricSecurityKey> CurrentAsync()
    {
        var id = IdOf(time.GetUtcNow());
        if (_keys.TryGetValue(id, out var key)) return key;
        try
        {
            await records.KeepAsync(new(Kind, id, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)), 0));
            await LookAsync();
        }
        catch (RecordsUnavailableException) when (_keys.Count > 0)
        {
            // The month's first token came while the record is lost: last month's key still serves.
            return _keys.MaxBy(known => known.Key, StringComparer.Ordinal).Value;
        }
        return _keys[id];
    }

    /// <summary>The key of that id; null when there is none. A key that another server made a moment ago is looked up.</summary>
    public async ValueTask<SymmetricSecurityKey?> FindAsync(string id)
    {
        if (_keys.TryGetValue(id, out var key)) return key;
        // Anybody can send an unknown id; the record isn't asked for each.
        if (time.GetUtcNow() - _looked < LookAgain) return null;
        await LookAsync();
        return _keys.GetValueOrDefault(id);
    }

    private async Task LookAsync()
    {
        await _oneLooks.WaitAsync();
        try
        {
            var oldest = IdOf(time.GetUtcNow() - Oldest);
            var kept = await records.AllKeptAsync(Kind);
            _keys = kept
                .Where(item => item.Id.StartsWith(Prefix, StringComparison.Ordinal) && string.CompareOrdinal(item.Id, oldest) >= 0)
                .ToDictionary(item => item.Id, item => new SymmetricSecurityKey(Convert.FromBase64String(item.Json)) { KeyId = item.Id });
            _looked = time.GetUtcNow();
        }
        finally
        {
            _oneLooks.Release();
        }
    }

    private static string IdOf(DateTimeOffset at) => Prefix + at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
