using AnkleBot.Conversation;
using Respond = System.Func<AnkleBot.Conversation.ConversationState, AnkleBot.Conversation.Message, AnkleBot.Conversation.Turn>;

namespace AnkleBot.Channels;

/// <summary>A message that isn't on the record yet.</summary>
/// <param name="Delivery">The message.</param>
/// <param name="Respond">The bot that reads it.</param>
/// <param name="At">When it came in.</param>
/// <param name="Sent">What it was answered with when that couldn't wait; null when its answer is still owed.</param>
internal sealed record WaitingTurn(Delivery Delivery, Respond Respond, DateTimeOffset At, IReadOnlyList<Reply>? Sent);

/// <summary>Messages kept in memory while the record can't be written, so that nothing said is lost.</summary>
public sealed class WaitingTurns
{
    /// <summary>The most messages that wait; beyond that a runner's own screen is the only copy.</summary>
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<WaitingTurn>> _turns = [];

    public int Count { get; private set; }

    /// <summary>Conversations with messages that wait.</summary>
    public IReadOnlyList<string> Conversations
    {
        get
        {
            lock (_gate) return [.. _turns.Keys];
        }
    }

    internal IReadOnlyList<WaitingTurn> Of(string conversation)
    {
        lock (_gate) return [.. _turns.GetValueOrDefault(conversation) ?? []];
    }

    /// <summary>Those that wait before a delivery. The same words again are the runner trying again, not a second question.</summary>
    internal IReadOnlyList<WaitingTurn> Before(Delivery next)
    {
        var conversation = next.Conversation;
        lock (_gate)
        {
            var tried = _turns.GetValueOrDefault(conversation)?[^1];
            if (tried is { Sent: null } && tried.Delivery.Message == next.Message) Remove(tried);
            return Of(conversation);
        }
    }

    /// <returns>False when too many wait already.</returns>
    internal bool Add(WaitingTurn turn)
    {
        lock (_gate)
        {
            var conversation = turn.Delivery.Conversation;
            if (Of(conversation).Any(earlier => earlier.Delivery.Activity == turn.Delivery.Activity)) return true;
            if (Count >= Most) return false;
            if (!_turns.TryGetValue(conversation, out var turns)) _turns[conversation] = turns = [];
            turns.Add(turn);
            Count++;
            return true;
        }
    }

    internal void Remove(WaitingTurn turn)
    {
        lock (_gate)
        {
            var conversation = turn.Delivery.Conversation;
            if (!_turns.TryGetValue(conversation, out var turns) || !turns.Remove(turn)) return;
            if (turns.Count == 0) _turns.Remove(conversation);
            Count--;
        }
    }
}
