using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;

namespace AnkleBot.Channels.WritingFirst;

/// <summary>What came of writing first.</summary>
public enum WroteFirst
{
    /// <summary>The channel took it; in the web chat it stands on the page, now or when the runner comes back.</summary>
    Sent,

    /// <summary>There is no such conversation.</summary>
    NoConversation,

    /// <summary>The runner neither agreed to be written to nor asked for a person; or has stopped it.</summary>
    NotAgreed,

    /// <summary>The channel can't be written to first.</summary>
    NotReachable,

    /// <summary>It is on record, and the channel didn't take it this time.</summary>
    NotTaken,

    /// <summary>It is on record, and the channel takes nothing there any more: the bot was removed.</summary>
    Gone,
}

/// <summary>Writes into a conversation that the runner isn't writing in: only where the runner agreed to that, and first on record.</summary>
public sealed class ProactiveMessages
{
    /// <summary>The longest message, in characters.</summary>
    public const int Longest = 4_000;

    private const string WebChat = "webchat";
    private readonly TurnHandler _turns;
    private readonly IRecords _records;
    private readonly Bots _bots;
    private readonly Outbox _outbox;
    private readonly Sent _sent;
    private readonly SiteAddress _site;
    private readonly TimeProvider _time;

    internal ProactiveMessages(TurnHandler turns, IRecords records, Bots bots, Outbox outbox, Sent sent, SiteAddress site, TimeProvider time) =>
        (_turns, _records, _bots, _outbox, _sent, _site, _time) = (turns, records, bots, outbox, sent, site, time);

    /// <summary>Why staff can't write into a conversation as it stands; null when they can.</summary>
    /// <returns><see cref="WroteFirst.NotAgreed"/> or <see cref="WroteFirst.NotReachable"/>.</returns>
    public static WroteFirst? Hindrance(ConversationHead head)
    {
        if (!head.State.Reminding.Agreed) return WroteFirst.NotAgreed;
        return ConversationReference.Read(head.Reference) is null && head.Channel != WebChat ? WroteFirst.NotReachable : null;
    }

    /// <summary>Writes what a member of staff has to say, with an audit line.</summary>
    /// <param name="text">1 to 4,000 characters, shown as it is.</param>
    /// <param name="who">The staff member's name, for the audit.</param>
    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    /// <exception cref="RecordsUnavailableException">The record can't be written, and nothing was sent.</exception>
    public async Task<WroteFirst> WriteAsync(string conversation, string text, string who, CancellationToken stopping = default)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest) throw new ArgumentException($"A message has 1 to {Longest} characters.", nameof(text));
        if (await _records.HeadAsync(conversation, stopping) is not { } head) return WroteFirst.NoConversation;
        if (Hindrance(head) is { } hindrance) return hindrance;
        var turn = await _turns.SayAsync(conversation, [_bots.Of(head.Clinic).FromStaff(text)], stopping);
        if (turn is null) return WroteFirst.NoConversation;
        await _records.AuditAsync(new(_time.GetUtcNow(), who, "wrote", head.Clinic, conversation, $"turn {turn.Number}"), stopping);
        return await SendAsync(head, turn);
    }

    /// <summary>Says a reminder that is owed, on record.</summary>
    /// <param name="number">Which one it is.</param>
    /// <returns>The turn to send; null when it is no longer owed.</returns>
    internal async Task<RecordedTurn?> RemindAsync(string conversation, int number, CancellationToken stopping)
    {
        if (await _records.HeadAsync(conversation, stopping) is not { } head) return null;
        var bot = _bots.Of(head.Clinic);
        return await _turns.SayAsync(conversation, state => state.Reminding.Asked == number ? bot.Remind(state) : null, stopping);
    }

    /// <summary>Sends a turn that was said first; one that was stopped meanwhile is not sent.</summary>
    internal async Task<WroteFirst> SendAgreedAsync(string conversation, long number, CancellationToken stopping)
    {
        if (await _records.HeadAsync(conversation, stopping) is not { } head) return WroteFirst.NoConversation;
        if (!head.State.Reminding.Agreed) return WroteFirst.NotAgreed;
        return await _records.TurnsAsync(conversation, number - 1, 1, stopping) is [var turn] ? await SendAsync(head, turn) : WroteFirst.NoConversation;
    }

    private async Task<WroteFirst> SendAsync(ConversationHead head, RecordedTurn turn)
    {
        // The web chat follows the record.
        if (ConversationReference.Read(head.Reference) is not { } to) return head.Channel == WebChat ? WroteFirst.Sent : WroteFirst.NotReachable;
        try
        {
            var activities = ReplyActivities.Of(to, turn.Replies, drawing => $"{_site.Set}/drawings/{Uri.EscapeDataString(drawing)}.svg");
            var ids = await _outbox.SendAsync(to, activities, replyTo: null);
            _sent.Named(head.Id, ids, turn.Number);
            return WroteFirst.Sent;
        }
        catch (NotSentException refused)
        {
            return refused.IsGone ? WroteFirst.Gone : WroteFirst.NotTaken;
        }
    }
}
