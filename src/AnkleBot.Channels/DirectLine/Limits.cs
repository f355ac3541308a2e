using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.DirectLine;

/// <summary>How fast one conversation may send, and one address begin conversations.</summary>
internal sealed class Limits(IOptions<DirectLineOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _messages = Bucket(options.Value.MessageBurst, options.Value.MessagesPerMinute);
    private readonly PartitionedRateLimiter<string> _starts = Bucket(options.Value.StartsPerMinute, options.Value.StartsPerMinute);

    public void Dispose()
    {
        _messages.Dispose();
        _starts.Dispose();
    }

    public bool MaySend(string conversation) => Take(_messages, conversation);

    public bool MayStart(HttpContext http) => Take(_starts, http.Connection.RemoteIpAddress?.ToString() ?? "");

    private static bool Take(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    // A bucket that is full again is forgotten by the limiter itself.
    private static PartitionedRateLimiter<string> Bucket(int burst, int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1.0, 60.0 / perMinute)),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
}
