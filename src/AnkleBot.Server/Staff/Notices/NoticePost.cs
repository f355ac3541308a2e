using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>
/// Brings notices to the clinics' webhooks. They wait on the record, so a restart loses none, and a notice is taken by
/// one server at a time. One that was taken and not marked, as the plug was pulled, is sent again: its id is the same.
/// </summary>
internal sealed partial class NoticePost(
    IRecords records, ClinicList clinics, WebhookCall webhooks, IOptions<NoticeOptions> options, TimeProvider time, ILogger<NoticePost> log) : BackgroundService
{
    private const int AtOnce = 4;

    /// <summary>How much longer than a call a notice is ours.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(30);

    // A clinic whose webhook hangs keeps no other clinic waiting.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(clinics.All.Where(clinic => clinic.Webhook is not null).Select(clinic => DeliverAsync(clinic, stoppingToken)));

    private async Task DeliverAsync(ClinicSettings clinic, CancellationToken stopping)
    {
        await using var bell = new Bell(records, time, stopping);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(clinic, stopping) == AtOnce) continue;
            }
            catch (RecordsUnavailableException)
            {
                // The health check has raised the alarm. What is due stays due.
            }
#pragma warning disable CA1031 // Whatever it is, runners are answered and the next notice is tried.
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                Failed(clinic.Key, failed);
            }
#pragma warning restore CA1031
            await bell.WaitAsync(TimeSpan.FromMilliseconds(options.Value.LookEveryMs));
        }
    }

    /// <returns>How many were due.</returns>
    private async Task<int> SendDueAsync(ClinicSettings clinic, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var due = await records.TakeDueAsync(clinic.Key, now.AddHours(-options.Value.GiveUpAfterHours), now + options.Value.Timeout + Spare, AtOnce, stopping);
        await Task.WhenAll(due.Select(notice => SendAsync(clinic, notice, stopping)));
        return due.Count;
    }

    private async Task SendAsync(ClinicSettings clinic, StaffNotice notice, CancellationToken stopping)
    {
        // Once it is sent, that is written down even if the server is stopping.
        if (await webhooks.SendAsync(clinic.Webhook!, notice, stopping) is not { } trouble)
        {
            await records.SentAsync(notice.Id, CancellationToken.None);
            return;
        }
        var again = time.GetUtcNow() + options.Value.WaitAfter(notice.Tries);
        var givenUp = again > notice.At.AddHours(options.Value.GiveUpAfterHours);
        await records.NotSentAsync(notice.Id, trouble, givenUp ? null : again, CancellationToken.None);
        if (givenUp) GivenUp(notice.Id, clinic.Key, trouble);
        else NotSent(notice.Id, clinic.Key, trouble);
    }

    [LoggerMessage(60, LogLevel.Warning, "Notice {Notice} did not reach the webhook of {Clinic} and will be sent again. {Trouble}")]
    private partial void NotSent(long notice, string clinic, string trouble);

    [LoggerMessage(61, LogLevel.Error, "Notice {Notice} never reached the webhook of {Clinic}; it stands in the console. {Trouble}")]
    private partial void GivenUp(long notice, string clinic, string trouble);

    [LoggerMessage(62, LogLevel.Error, "The notices of {Clinic} could not be sent.")]
    private partial void Failed(string clinic, Exception why);
}
