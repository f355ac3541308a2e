using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Incoming;
using AnkleBot.Channels.Clinics;
using AnkleBot.Channels.WritingFirst;
using AnkleBot.Conversation;
using AnkleBot.Records;
using AnkleBot.Triage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Respond = System.Func<AnkleBot.Conversation.ConversationState, AnkleBot.Conversation.Message, AnkleBot.Conversation.Turn>;

namespace AnkleBot.Channels.BotFramework.Outgoing;

/// <summary>Takes a delivery through the turn handler, and what comes of it to the channel: once, and in order.</summary>
internal sealed partial class Answering(
    TurnHandler turns, Bots bots, Outbox outbox, ConnectorClient connector, Sent sent, Thumbs thumbs, ReminderBook reminders,
    IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<Answering> log) : IDisposable
{
    public const string ExpectReplies = "expectReplies";
    private readonly ConversationLocks _oneAtATime = new();

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Answers a delivery.</summary>
    /// <returns>What was shown for it.</returns>
    public Task<Answered> AnswerAsync(Arrival arrival, Delivery delivery, Respond respond) =>
        AnswerAsync(arrival, delivery, async given => await turns.HandleAsync(given, respond));

    /// <summary>Says the bot's first words, once a conversation.</summary>
    public Task<Answered> GreetAsync(Arrival arrival, Delivery begun, Func<ConversationState, Turn> open) =>
        AnswerAsync(arrival, begun, given => turns.GreetAsync(given, open));

    private async Task<Answered> AnswerAsync(Arrival arrival, Delivery delivery, Func<Delivery, Task<Handled?>> handle)
    {
        delivery = delivery with { SendLater = (handled, _) => SendLaterAsync(arrival, delivery, handled) };
        var inResponse = arrival.Activity.DeliveryMode == ExpectReplies;
        Handled? handled;
        Task sending;
        // Held until the replies stand in the outbox, so that the next message's come after them.
        using (await _oneAtATime.EnterAsync(delivery.Conversation, CancellationToken.None))
        {
            var handling = Task.Run(() => handle(delivery));
            handled = inResponse ? await handling : await WhileTypingAsync(arrival, handling);
            if (handled is null) return Answered.Nothing;
            sending = inResponse ? Task.CompletedTask : SendAsync(arrival, delivery, handled, Owed(delivery, handled));
        }
        await sending;
        await FollowAsync(delivery, handled);
        return new(Activities(arrival, handled.Replies), inResponse);
    }

    private async Task SendLaterAsync(Arrival arrival, Delivery delivery, Handled handled)
    {
        await SendAsync(arrival, delivery, handled, handled.Replies);
        await FollowAsync(delivery, handled);
    }

    /// <summary>What a turn leaves to do once it is answered.</summary>
    private async Task FollowAsync(Delivery delivery, Handled handled)
    {
        await thumbs.OfAsync(handled);
        if (handled.As != HandledAs.Recorded || handled.Turn is not { State.Reminding.Owed: true } turn) return;
        try
        {
            await reminders.KeepAsync(delivery.Conversation, turn.State.Reminding);
        }
        catch (RecordsUnavailableException lost)
        {
            // The state says that it is owed: the next turn keeps it.
            ReminderNotKept(delivery.Conversation, lost);
        }
    }

    /// <summary>What is still to be sent: nothing of a delivery that was answered before.</summary>
    private IReadOnlyList<Reply> Owed(Delivery delivery, Handled handled)
    {
        var repeated = handled.As == HandledAs.Repeated ? handled.Turns[^1] : null;
        var isNow = sent.Begin(delivery, repeated);
        // Asked to try again, the runner is still owed the answer.
        if (handled.As == HandledAs.Unrecorded && !handled.Replies.Any(IsHelp)) sent.Owed(delivery);
        // A turn that was recorded just now is answered just now, though the runner may have been asked to try again before.
        if (isNow || handled.As == HandledAs.Recorded) return handled.Replies;
        // Before a repeated one may stand those of messages that had waited for the record.
        return repeated is null ? [] : [.. handled.Replies.SkipLast(repeated.Replies.Count)];
    }

    private async Task SendAsync(Arrival arrival, Delivery delivery, Handled handled, IReadOnlyList<Reply> replies)
    {
        try
        {
            var ids = await outbox.SendAsync(arrival.Reference, Activities(arrival, replies), arrival.Activity.Id);
            sent.Named(delivery.Conversation, ids, handled.Turns[^1].Number);
        }
        catch (NotSentException lost)
        {
            sent.Owed(delivery);
            if (replies.Any(IsHelp)) EscalationNotSent(delivery.Conversation, lost.Message);
            else NotSent(delivery.Conversation, lost.Message);
        }
    }

    private static bool IsHelp(Reply reply) => reply.Urgency >= Urgency.Soon;

    private IReadOnlyList<Activity> Activities(Arrival arrival, IReadOnlyList<Reply> replies) => ReplyActivities.Of(
        arrival.Reference, replies, drawing => $"{arrival.Site}/drawings/{Uri.EscapeDataString(drawing)}.svg?v={bots.Knowledge.Version}");

    private async Task<Handled?> WhileTypingAsync(Arrival arrival, Task<Handled?> handling)
    {
        using var over = new CancellationTokenSource();
        var typing = TypeAsync(arrival, handling, over.Token);
        try
        {
            return await handling;
        }
        finally
        {
            // A sign of typing must not come after what was typed.
            await over.CancelAsync();
            await typing;
        }
    }

    private async Task TypeAsync(Arrival arrival, Task answer, CancellationToken over)
    {
        var slow = Task.Delay(TimeSpan.FromMilliseconds(options.Value.TypingAfterMs), time, over);
        if (await Task.WhenAny(answer, slow) == answer || outbox.IsBusy(arrival.Reference)) return;
        try
        {
            await connector.TrySendAsync(arrival.Reference, new() { Type = Activity.Typing }, over);
        }
        catch (OperationCanceledException)
        {
            // The answer is there.
        }
    }

    [LoggerMessage(80, LogLevel.Error, "A reminder in conversation {Conversation} waits for the runner's next message.")]
    private partial void ReminderNotKept(string conversation, Exception why);

    [LoggerMessage(74, LogLevel.Critical, "An escalation in conversation {Conversation} was not taken by its channel. {Why}")]
    private partial void EscalationNotSent(string conversation, string why);

    [LoggerMessage(75, LogLevel.Error, "A reply in conversation {Conversation} was not taken by its channel. {Why}")]
    private partial void NotSent(string conversation, string why);
}

/// <param name="Activities">What is shown.</param>
/// <param name="InResponse">True when nothing was sent: the channel wants it in the response.</param>
internal sealed record Answered(IReadOnlyList<Activity> Activities, bool InResponse)
{
    public static readonly Answered Nothing = new([], false);
}
