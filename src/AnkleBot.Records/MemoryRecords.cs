using AnkleBot.Records.Privacy;

namespace AnkleBot.Records;

/// <summary>A record that lives as long as the process: for the terminal, and for tests.</summary>
public sealed class MemoryRecords(TimeProvider time) : ITurnRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Transcript> _transcripts = [];
    private readonly TurnNews _news = new();

    public Task<Found> FindAsync(string conversation, string activity, CancellationToken stopping = default)
    {
        lock (_gate)
        {
            return Task.FromResult(_transcripts.TryGetValue(conversation, out var kept)
                ? new Found(kept.Head, kept.Turns.Find(turn => turn.Activity == activity))
                : new Found(null, null));
        }
    }

    public Task<ConversationHead?> HeadAsync(string conversation, CancellationToken stopping = default)
    {
        lock (_gate) return Task.FromResult(_transcripts.GetValueOrDefault(conversation)?.Head);
    }

    public Task<Appended> AppendAsync(ConversationHead after, RecordedTurn turn, CancellationToken stopping = default)
    {
        lock (_gate)
        {
            var kept = _transcripts.GetValueOrDefault(after.Id) ?? new Transcript(after, []);
            if (turn.Activity is not null && kept.Turns.Exists(earlier => earlier.Activity == turn.Activity))
                return Task.FromResult(Appended.SeenBefore);
            if (turn.Number != kept.Turns.Count + 1) return Task.FromResult(Appended.Overtaken);
            kept.Turns.Add(turn);
            _transcripts[after.Id] = kept with { Head = after };
        }
        _news.Tell(after.Id);
        return Task.FromResult(Appended.Written);
    }

    public Task<IReadOnlyList<RecordedTurn>> TurnsAsync(
        string conversation, long after = 0, int most = 100, CancellationToken stopping = default)
    {
        lock (_gate)
        {
            var turns = _transcripts.GetValueOrDefault(conversation)?.Turns ?? [];
            return Task.FromResult<IReadOnlyList<RecordedTurn>>([.. turns.Skip((int)after).Take(most)]);
        }
    }

    public IAsyncEnumerable<RecordedTurn> FollowAsync(
        string conversation, long after = 0, CancellationToken stopping = default) =>
        _news.Follow(this, conversation, after, time, stopping);

    public Task<bool> ThumbAsync(string conversation, long number, Thumb thumb, CancellationToken stopping = default) =>
        Task.FromResult(Change(conversation, turn => turn.Number == number, turn => turn with { Thumb = thumb }));

    public Task<bool> RewordAsync(string conversation, string activity, string? said, CancellationToken stopping = default)
    {
        lock (_gate)
        {
            if (!_transcripts.TryGetValue(conversation, out var kept) || kept.Turns.Find(turn => turn.Activity == activity) is not { } reworded)
                return Task.FromResult(false);
            var forgotten = new Forgotten(reworded);
            for (var at = 0; at < kept.Turns.Count; at++)
                kept.Turns[at] = forgotten.In(kept.Turns[at]) with { Said = kept.Turns[at] == reworded ? said : kept.Turns[at].Said };
            _transcripts[conversation] = kept with { Head = kept.Head with { State = forgotten.In(kept.Head.State) } };
        }
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(string conversation, string who, CancellationToken stopping = default)
    {
        bool removed;
        lock (_gate) removed = _transcripts.Remove(conversation);
        _news.Tell(conversation);
        return Task.FromResult(removed);
    }

    private bool Change(string conversation, Predicate<RecordedTurn> which, Func<RecordedTurn, RecordedTurn> change)
    {
        lock (_gate)
        {
            var turns = _transcripts.GetValueOrDefault(conversation)?.Turns ?? [];
            var at = turns.FindIndex(which);
            if (at < 0) return false;
            turns[at] = change(turns[at]);
            return true;
        }
    }

    private sealed record Transcript(ConversationHead Head, List<RecordedTurn> Turns);
}
