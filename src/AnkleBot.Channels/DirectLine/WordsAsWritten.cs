using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.DirectLine;

/// <summary>
/// A turn's words for the few seconds until they have been shown. The record holds the runner's words masked, or before
/// consent not at all, and a message that comes back changed looks as if it went wrong.
/// </summary>
internal sealed class WordsAsWritten(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Conversation, string Activity), (Written Words, DateTimeOffset Until)> _words = [];
    private readonly Queue<(string Conversation, string Activity)> _oldestFirst = new();

    public void Hold(string conversation, string activity, Written written)
    {
        lock (_gate)
        {
            // A turn that was overtaken is made again, and its last words count.
            if (!_words.ContainsKey((conversation, activity))) _oldestFirst.Enqueue((conversation, activity));
            _words[(conversation, activity)] = (written, time.GetUtcNow() + Kept);
            DropOld();
        }
    }

    /// <summary>Null when they aren't at hand.</summary>
    public Written? Of(string conversation, string? activity)
    {
        if (activity is null) return null;
        lock (_gate)
        {
            DropOld();
            return _words.TryGetValue((conversation, activity), out var held) ? held.Words : null;
        }
    }

    private void DropOld()
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_words.Count > Most || _words[oldest].Until <= time.GetUtcNow()))
            _words.Remove(_oldestFirst.Dequeue());
    }
}
