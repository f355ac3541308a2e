using AnkleBot.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels.WritingFirst;

/// <summary>Sends reminders as they fall due. Several servers may do so at once: each one is claimed first.</summary>
internal sealed partial class ReminderRounds(ReminderBook book, ProactiveMessages messages, TimeProvider time, ILogger<ReminderRounds> log) : BackgroundService
{
    private const int MostAtOnce = 8;
    private const int MostTries = 3;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Between, time, stoppingToken);
            try
            {
                await GoRoundAsync(stoppingToken);
            }
            catch (RecordsUnavailableException lost)
            {
                // They are due in a minute, too.
                NotLooked(lost);
            }
        }
    }

    /// <summary>Sends all that is due now.</summary>
    /// <exception cref="RecordsUnavailableException">The record can't be read; what is due stays due.</exception>
    public async Task GoRoundAsync(CancellationToken stopping = default) => await Parallel.ForEachAsync(
        await book.DueAsync(stopping), new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = stopping }, SendAsync);

    private async ValueTask SendAsync(KeptItem item, CancellationToken stopping)
    {
        try
        {
            if (await book.ClaimAsync(item, stopping) is not { } claimed) return;
            if (await SaidAsync(claimed.Item, claimed.Reminder, stopping) is not { } said)
            {
                await book.DropAsync(claimed.Item, stopping);
                return;
            }
            var wrote = await messages.SendAgreedAsync(item.Id, said.Turn, stopping);
            // Not taken: tried again once the claim is over.
            if (wrote == WroteFirst.NotTaken && claimed.Reminder.Tries < MostTries) return;
            if (wrote is WroteFirst.NotTaken or WroteFirst.Gone) NotSent(item.Id, wrote);
            await book.DropAsync(said.Item, stopping);
        }
        catch (RecordsUnavailableException lost)
        {
            NotLooked(lost);
        }
    }

    private async Task<(KeptItem Item, long Turn)?> SaidAsync(KeptItem item, Reminder reminder, CancellationToken stopping)
    {
        if (reminder.Turn is { } before) return (item, before);
        if (await messages.RemindAsync(item.Id, reminder.Number, stopping) is not { } turn) return null;
        return await book.SaidAsync(item, turn.Number, stopping) is { } said ? (said.Item, turn.Number) : null;
    }

    [LoggerMessage(78, LogLevel.Error, "Reminders wait for the record.")]
    private partial void NotLooked(Exception why);

    [LoggerMessage(79, LogLevel.Warning, "A reminder in conversation {Conversation} was not taken by its channel: {Result}.")]
    private partial void NotSent(string conversation, WroteFirst result);
}
