namespace AnkleBot.Language.Likeness;

/// <summary>Finds the words of a stretch that speak most for what it is like, so that the evidence quotes them and not a whole story.</summary>
internal static class TellingWords
{
    private const int Least = 3;
    private const int Most = 12;

    /// <param name="words">The ids of each word's features.</param>
    /// <param name="stretch">Where to look.</param>
    /// <param name="share">How much a feature speaks for it; below 0 when it speaks against it.</param>
    /// <returns>The few words in a row that together speak most for it.</returns>
    public static Range In(int[][] words, Range stretch, Func<int, float> share)
    {
        var (from, end) = (stretch.Start.Value, stretch.End.Value);
        if (end - from <= Least) return stretch;
        var shares = words[from..end].Select(ids => ids.Sum(share)).ToArray();
        var best = (Sum: float.MinValue, From: 0, End: Least);
        for (var start = 0; start + Least <= shares.Length; start++)
        {
            var sum = shares[start] + shares[start + 1];
            for (var last = start + Least - 1; last < Math.Min(start + Most, shares.Length); last++)
            {
                sum += shares[last];
                if (sum > best.Sum) best = (sum, start, last + 1);
            }
        }

        return (from + best.From)..(from + best.End);
    }
}
