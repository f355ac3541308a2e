using AnkleBot.Records.Commands;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnkleBot.Records;

/// <summary>Runs the purge once a day. Several servers may do so at once: what one has deleted the others don't find.</summary>
internal sealed partial class NightlyPurge(
    Purge purge, IOptions<RecordsOptions> options, TimeProvider time, ILogger<NightlyPurge> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(UntilNext(time.GetUtcNow(), options.Value.PurgeHour), time, stoppingToken);
            try
            {
                Purged(await purge.RunAsync(null, "nightly purge", null, stoppingToken));
            }
            catch (RecordsUnavailableException lost)
            {
                // Tomorrow's purge takes what this one couldn't.
                NotPurged(lost);
            }
        }
    }

    internal static TimeSpan UntilNext(DateTimeOffset now, int hour)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(hour), TimeSpan.Zero);
        return (today > now ? today : today.AddDays(1)) - now;
    }

    [LoggerMessage(30, LogLevel.Information, "The nightly purge deleted {Count} conversations.")]
    private partial void Purged(int count);

    [LoggerMessage(31, LogLevel.Error, "The nightly purge failed.")]
    private partial void NotPurged(Exception why);
}
