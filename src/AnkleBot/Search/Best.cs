namespace AnkleBot.Search;

/// <summary>Keeps the best few of many scores; of two that are equal, the entry that comes first in the files.</summary>
internal sealed class Best(int most)
{
    private readonly List<(int Entry, float Score)> kept = new(most + 1);

    public void Offer(int entry, float score)
    {
        if (kept.Count == most && !Before((entry, score), kept[^1])) return;
        var at = kept.Count;
        while (at > 0 && Before((entry, score), kept[at - 1])) at--;
        kept.Insert(at, (entry, score));
        if (kept.Count > most) kept.RemoveAt(most);
    }

    public IReadOnlyList<(int Entry, float Score)> InOrder() => kept;

    private static bool Before((int Entry, float Score) one, (int Entry, float Score) other) =>
        one.Score > other.Score || (one.Score == other.Score && one.Entry < other.Entry);
}
