using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels.WritingFirst;

/// <summary>Reminders that are owed, kept on the record a day at a time. A server claims one before it sends it.</summary>
internal sealed class ReminderBook(IRecords records, TimeProvider time)
{
    private const string Kind = "reminder-";

    /// <summary>One that is older is of no use any more.</summary>
    private const int OldestDays = 7;

    /// <summary>A claim outlives the longest sending; a server that claims and dies keeps nobody waiting for ever.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    /// <summary>Keeps the reminder that a conversation is owed; done already, it does nothing.</summary>
    public async Task KeepAsync(string conversation, Reminding reminding)
    {
        if (!reminding.Owed) return;
        for (var ahead = 0; ahead <= Reminding.Days; ahead++)
        {
            if (await records.KeptAsync(KindOf(ahead), conversation) is not { } kept) continue;
            if (Read(kept).Number == reminding.Asked) return;
            await records.DropAsync(kept.Kind, kept.Id);
        }
        var due = new Reminder(reminding.Asked, time.GetUtcNow().AddDays(Reminding.Days));
        await records.KeepAsync(new(KindOf(Reminding.Days), conversation, Write(due), 0));
    }

    /// <summary>Those that are due and that no server is sending.</summary>
    public async Task<IReadOnlyList<KeptItem>> DueAsync(CancellationToken stopping)
    {
        var due = new List<KeptItem>();
        for (var ago = OldestDays; ago >= 0; ago--)
            due.AddRange((await records.AllKeptAsync(KindOf(-ago), stopping)).Where(item => IsDue(Read(item))));
        return due;
    }

    /// <returns>The reminder, now this server's to send; null when another one was first.</returns>
    public async Task<(KeptItem Item, Reminder Reminder)?> ClaimAsync(KeptItem item, CancellationToken stopping)
    {
        var reminder = Read(item);
        return await ChangeAsync(item, reminder with { Claimed = time.GetUtcNow() + Claim, Tries = reminder.Tries + 1 }, stopping);
    }

    /// <summary>Notes which turn said it: should sending fail, it isn't said on record twice.</summary>
    public async Task<(KeptItem Item, Reminder Reminder)?> SaidAsync(KeptItem item, long turn, CancellationToken stopping) =>
        await ChangeAsync(item, Read(item) with { Turn = turn }, stopping);

    public Task DropAsync(KeptItem item, CancellationToken stopping) => records.DropAsync(item.Kind, item.Id, stopping);

    private async Task<(KeptItem, Reminder)?> ChangeAsync(KeptItem item, Reminder reminder, CancellationToken stopping)
    {
        var changed = item with { Json = Write(reminder) };
        return await records.KeepAsync(changed, stopping) ? (changed with { Version = item.Version + 1 }, reminder) : null;
    }

    private bool IsDue(Reminder reminder) => reminder.Due <= time.GetUtcNow() && !(reminder.Claimed > time.GetUtcNow());

    private string KindOf(int daysAhead) => Kind + time.GetUtcNow().AddDays(daysAhead).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Reminder Read(KeptItem item) => JsonSerializer.Deserialize(item.Json, ReminderJson.Default.Reminder)!;

    private static string Write(Reminder reminder) => JsonSerializer.Serialize(reminder, ReminderJson.Default.Reminder);
}

/// <param name="Number">Which of the conversation's reminders it is.</param>
/// <param name="Claimed">Until when a server has it to itself; null for nobody.</param>
/// <param name="Tries">How often it was claimed.</param>
/// <param name="Turn">The turn that says it; null until it is on record.</param>
internal sealed record Reminder(int Number, DateTimeOffset Due, DateTimeOffset? Claimed = null, int Tries = 0, long? Turn = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Reminder))]
internal sealed partial class ReminderJson : JsonSerializerContext;
