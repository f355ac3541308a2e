using System.Diagnostics.CodeAnalysis;
using AnkleBot.Records;
using AnkleBot.Triage;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>Which deliveries this server has answered, and what the channel calls those answers. The newest ones only.</summary>
internal sealed class Sent(TimeProvider time)
{
    private const int Most = 20_000;

    /// <summary>A turn that another server recorded so lately is that server's to send.</summary>
    private static readonly TimeSpan Others = TimeSpan.FromSeconds(20);

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly Lock _gate = new();
    private readonly Newest<(string Conversation, string Activity), bool> _answered = new(Most);
    private readonly Newest<(string Conversation, string Id), long> _turns = new(Most);

    /// <summary>Whether a delivery is to be answered now; it counts as answered from then on.</summary>
    /// <param name="repeated">The turn on record that answered it before; null for a new one.</param>
    public bool Begin(Delivery delivery, RecordedTurn? repeated)
    {
        lock (_gate)
        {
            var isOurs = _answered.TryGet((delivery.Conversation, delivery.Activity), out var isOut);
            if (isOut || (!isOurs && repeated is not null && IsOthers(repeated))) return false;
            _answered.Put((delivery.Conversation, delivery.Activity), true);
            return true;
        }
    }

    /// <summary>Its answer didn't go out after all: the next delivery of it is answered again.</summary>
    public void Owed(Delivery delivery)
    {
        lock (_gate) _answered.Put((delivery.Conversation, delivery.Activity), false);
    }

    public void Named(string conversation, IEnumerable<string> ids, long turn)
    {
        lock (_gate)
        {
            foreach (var id in ids) _turns.Put((conversation, id), turn);
        }
    }

    /// <summary>The number of the turn that an activity of ours showed.</summary>
    public bool TryTurnOf(string conversation, string id, out long turn)
    {
        lock (_gate) return _turns.TryGet((conversation, id), out turn);
    }

    // What was recorded before this server started was this server's, or is nobody's. Help shown twice does no harm.
    private bool IsOthers(RecordedTurn turn) =>
        turn.At > _started && time.GetUtcNow() - turn.At < Others && turn.Urgency < Urgency.Soon;

    private sealed class Newest<TKey, TValue>(int most)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, TValue> _values = [];
        private readonly Queue<TKey> _oldestFirst = new();

        public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

        public void Put(TKey key, TValue value)
        {
            if (!_values.ContainsKey(key)) _oldestFirst.Enqueue(key);
            _values[key] = value;
            if (_oldestFirst.Count > most) _values.Remove(_oldestFirst.Dequeue());
        }
    }
}
