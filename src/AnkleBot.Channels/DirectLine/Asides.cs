using System.Threading.Channels;
using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.DirectLine;

/// <summary>
/// What is shown beside the record: that the bot is typing, and what had to go out while the record couldn't be written.
/// It is known to this server only; what waits for the record comes from there in the end.
/// </summary>
internal sealed class Asides
{
    private const int MostConversations = 10_000;
    private const int MostInOne = 50;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<ChannelWriter<Frame>>> _listeners = [];
    private readonly Dictionary<string, List<Activity>> _unrecorded = [];
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>To whoever listens now; a client that polls never hears it.</summary>
    public void Pass(string conversation, Activity activity)
    {
        lock (_gate) Tell(conversation, new([activity]));
    }

    /// <summary>To whoever listens now or asks later.</summary>
    public void Add(string conversation, IReadOnlyList<Activity> activities)
    {
        lock (_gate)
        {
            if (!_unrecorded.TryGetValue(conversation, out var known))
            {
                _unrecorded[conversation] = known = [];
                _oldestFirst.Enqueue(conversation);
                if (_oldestFirst.Count > MostConversations) _unrecorded.Remove(_oldestFirst.Dequeue());
            }
            if (known.Count + activities.Count > MostInOne) return;
            known.AddRange(activities);
            Tell(conversation, new(activities) { Aside = known.Count });
        }
    }

    /// <summary>What was added after the first so many.</summary>
    public IReadOnlyList<Activity> After(string conversation, int seen)
    {
        lock (_gate) return _unrecorded.TryGetValue(conversation, out var known) ? [.. known.Skip(seen)] : [];
    }

    /// <summary>Whether anything was added; the conversation is real then, though the record may not know it.</summary>
    public bool Knows(string conversation)
    {
        lock (_gate) return _unrecorded.ContainsKey(conversation);
    }

    public void Forget(string conversation)
    {
        lock (_gate) _unrecorded.Remove(conversation);
    }

    /// <summary>Hears what comes, beginning with what was added after the first so many.</summary>
    public IDisposable Listen(string conversation, int seen, ChannelWriter<Frame> writer)
    {
        lock (_gate)
        {
            if (!_listeners.TryGetValue(conversation, out var writers)) _listeners[conversation] = writers = [];
            writers.Add(writer);
            if (_unrecorded.TryGetValue(conversation, out var known) && known.Count > seen)
                writer.TryWrite(new([.. known.Skip(seen)]) { Aside = known.Count });
        }
        return new Listener(this, conversation, writer);
    }

    // A listener that is too slow for typing signs misses them; the record misses nothing.
    private void Tell(string conversation, Frame frame)
    {
        foreach (var writer in _listeners.GetValueOrDefault(conversation) ?? []) writer.TryWrite(frame);
    }

    private sealed class Listener(Asides asides, string conversation, ChannelWriter<Frame> writer) : IDisposable
    {
        public void Dispose()
        {
            lock (asides._gate)
            {
                if (!asides._listeners.TryGetValue(conversation, out var writers)) return;
                writers.Remove(writer);
                if (writers.Count == 0) asides._listeners.Remove(conversation);
            }
        }
    }
}

/// <summary>What goes to a client at once.</summary>
/// <param name="Activities">In order.</param>
internal sealed record Frame(IReadOnlyList<Activity> Activities)
{
    /// <summary>The turn that they show; null when they are beside the record.</summary>
    public long? Turn { get; init; }

    /// <summary>How many activities beside the record there are with them.</summary>
    public int? Aside { get; init; }
}
