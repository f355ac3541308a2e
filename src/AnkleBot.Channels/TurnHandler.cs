using AnkleBot.Conversation;
using AnkleBot.Records;
using AnkleBot.Triage;
using Microsoft.Extensions.Logging;
using Respond = System.Func<AnkleBot.Conversation.ConversationState, AnkleBot.Conversation.Message, AnkleBot.Conversation.Turn>;

namespace AnkleBot.Channels;

/// <summary>
/// Where every channel ends. One turn at a time per conversation; a delivery seen before is answered from the record;
/// nothing goes out before its turn is on the record, except an escalation.
/// </summary>
public sealed class TurnHandler(
    ITurnRecords records, TurnOptions options, TimeProvider time, ILogger<TurnHandler> log) : IDisposable
{
    private readonly ConversationLocks _oneAtATime = new();
    private readonly RecentStates _recent = new();

    /// <summary>The turns that wait for the record.</summary>
    public WaitingTurns Waiting { get; } = new();

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Takes a delivery to its replies.</summary>
    /// <param name="respond">The bot, bound to its knowledge and the delivery's clinic.</param>
    /// <param name="stopping">Ends the wait for one's place in the conversation; a turn that has begun is finished.</param>
    public async Task<Handled> HandleAsync(Delivery delivery, Respond respond, CancellationToken stopping = default)
    {
        using var alone = await _oneAtATime.EnterAsync(delivery.Conversation, stopping);
        var arrived = new WaitingTurn(delivery, respond, time.GetUtcNow(), null);
        var earlier = new List<Handled>();
        try
        {
            foreach (var turn in Waiting.Before(delivery)) earlier.Add(await CatchUpAsync(turn));
            return After(earlier, await RunAsync(arrived));
        }
        catch (RecordsUnavailableException lost)
        {
            return After(earlier, Unrecorded(arrived, lost));
        }
    }

    /// <summary>Records a message that waited, and sends what it is answered with unless that went out already.</summary>
    public async Task CatchUpAsync(string conversation, CancellationToken stopping)
    {
        using var alone = await _oneAtATime.EnterAsync(conversation, stopping);
        foreach (var turn in Waiting.Of(conversation))
        {
            var handled = await CatchUpAsync(turn);
            if (turn.Sent is null && turn.Delivery.SendLater is { } send) await send(handled, stopping);
        }
    }

    /// <summary>The bot's first words, once a conversation.</summary>
    /// <param name="begun">The event that began it; its message is empty.</param>
    /// <returns>Null when the conversation has begun already.</returns>
    public async Task<Handled?> GreetAsync(Delivery begun, Func<ConversationState, Turn> open, CancellationToken stopping = default) =>
        await records.HeadAsync(begun.Conversation, stopping) is null
            ? await HandleAsync(begun, (state, _) => open(state), stopping)
            : null;

    /// <summary>Says something that no message asked for, such as a reminder or a person's answer.</summary>
    /// <returns>The turn that was recorded and may now be sent; null when there is no such conversation.</returns>
    public Task<RecordedTurn?> SayAsync(string conversation, IReadOnlyList<Reply> replies, CancellationToken stopping = default) =>
        SayFirstAsync(conversation, state => (state, replies), stopping);

    /// <summary>The same, when it depends on where the conversation stands, and moves it.</summary>
    /// <param name="say">Null for nothing to say after all.</param>
    public Task<RecordedTurn?> SayAsync(string conversation, Func<ConversationState, Turn?> say, CancellationToken stopping = default) =>
        SayFirstAsync(conversation, state => say(state) is { } turn ? (turn.State, turn.Replies) : null, stopping);

    /// <summary>Follows an edit or a removal of a message. No turn is made meanwhile, which would bring the old words back.</summary>
    public async Task<bool> RewordAsync(string conversation, string activity, string? said, CancellationToken stopping = default)
    {
        using var alone = await _oneAtATime.EnterAsync(conversation, stopping);
        return await records.RewordAsync(conversation, activity, said, stopping);
    }

    /// <summary>Deletes a conversation as its runner wished. No turn is made meanwhile, which would bring it back.</summary>
    /// <exception cref="RecordsUnavailableException">It still stands.</exception>
    public async Task DeleteAsync(string conversation, CancellationToken stopping = default)
    {
        using var alone = await _oneAtATime.EnterAsync(conversation, stopping);
        await ForgetAsync(conversation);
    }

    private async Task<RecordedTurn?> SayFirstAsync(
        string conversation, Func<ConversationState, (ConversationState After, IReadOnlyList<Reply> Replies)?> say, CancellationToken stopping)
    {
        using var alone = await _oneAtATime.EnterAsync(conversation, stopping);
        while (await records.HeadAsync(conversation, stopping) is { } head && say(head.State) is { } said)
        {
            var (after, turn) = Recording.OfBot(head with { State = said.After }, said.Replies, time.GetUtcNow());
            if (await records.AppendAsync(after, turn, stopping) != Appended.Written) continue;
            _recent.Keep(conversation, said.After);
            return turn;
        }
        return null;
    }

    private async Task<Handled> CatchUpAsync(WaitingTurn turn)
    {
        var handled = await RunAsync(turn);
        Waiting.Remove(turn);
        return turn.Sent is null ? handled : handled with { Replies = [] };
    }

    private async Task<Handled> RunAsync(WaitingTurn waiting)
    {
        var (delivery, respond, at, sent) = waiting;
        while (true)
        {
            var found = await WithinAsync(records.FindAsync(delivery.Conversation, delivery.Activity));
            if (found.Turn is { } before) return new(HandledAs.Repeated, [before], before.Replies, null);

            var head = found.Head ?? Recording.NewHead(delivery, at);
            _recent.Keep(delivery.Conversation, head.State);
            var turn = respond(head.State, delivery.Message);
            var (after, recorded) = Recording.Of(head, delivery, turn, sent ?? turn.Replies, at);
            if (turn.Deletes)
            {
                await ForgetAsync(delivery.Conversation);
                return new(HandledAs.Deleted, [recorded with { Number = 0 }], turn.Replies, turn);
            }

            // Overtaken by another server: Respond is pure, so it starts again from the state that won.
            if (await WithinAsync(records.AppendAsync(after, recorded)) != Appended.Written) continue;
            _recent.Keep(delivery.Conversation, after.State);
            return new(HandledAs.Recorded, [recorded], turn.Replies, turn);
        }
    }

    private async Task ForgetAsync(string conversation)
    {
        await WithinAsync(records.DeleteAsync(conversation, "runner"));
        _recent.Forget(conversation);
    }

    /// <summary>The message is read from the last state known, and waits for the record; only what can't wait goes out.</summary>
    private Handled Unrecorded(WaitingTurn waiting, RecordsUnavailableException lost)
    {
        var (delivery, respond, at, _) = waiting;
        var state = _recent.Of(delivery.Conversation);
        var turn = respond(state, delivery.Message);
        var cannotWait = CannotWait(turn);
        IReadOnlyList<Reply> replies = cannotWait ? turn.Replies : [options.TryAgain];

        var kept = Waiting.Add(waiting with { Sent = cannotWait ? replies : null });
        if (!kept) Log.Dropped(log, delivery.Conversation);
        if (cannotWait) Log.EscalatedUnrecorded(log, delivery.Conversation, lost);
        else Log.Unrecorded(log, delivery.Conversation, lost);
        // What was read stands; the dialog doesn't move on, since its next question wasn't shown.
        _recent.Keep(delivery.Conversation, cannotWait ? turn.State : state with
        {
            Findings = turn.State.Findings,
            Assessment = turn.State.Assessment,
        });
        var (_, shown) = Recording.Of(Recording.NewHead(delivery, at) with { State = state }, delivery, turn, replies, at);
        return new(HandledAs.Unrecorded, [shown with { Number = 0 }], replies, turn);
    }

    private static Handled After(IReadOnlyList<Handled> earlier, Handled last) => earlier.Count == 0 ? last : last with
    {
        Turns = [.. earlier.SelectMany(handled => handled.Turns), .. last.Turns],
        Replies = [.. earlier.SelectMany(handled => handled.Replies), .. last.Replies],
    };

    /// <summary>What tells of an urgency is an escalation, whatever else the turn does.</summary>
    private static bool CannotWait(Turn turn) =>
        turn.Kind is TurnKind.Escalation or TurnKind.Crisis || turn.Replies.Any(reply => reply.Urgency >= Urgency.Soon);

    /// <summary>A record that hangs is a record that can't be reached. A write that comes through late is met by its activity id.</summary>
    private async Task<T> WithinAsync<T>(Task<T> work)
    {
        try
        {
            return await work.WaitAsync(TimeSpan.FromMilliseconds(options.RecordTimeoutMs), time);
        }
        catch (TimeoutException late)
        {
            throw new RecordsUnavailableException($"The record did not answer within {options.RecordTimeoutMs} ms.", late);
        }
    }
}
