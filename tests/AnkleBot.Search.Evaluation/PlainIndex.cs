namespace AnkleBot.Search.Evaluation;

/// <summary>The baseline: plain BM25 over questions and answers, with nothing that AnkleBot adds.</summary>
internal sealed class PlainIndex : IEntryIndex
{
    private const double K = 1.2;
    private const double B = 0.75;

    private readonly IReadOnlyList<(Entry Entry, Dictionary<string, int> Words, int Length)> entries;
    private readonly Dictionary<string, int> holding = new(StringComparer.Ordinal);
    private readonly double average;

    public PlainIndex(IEnumerable<Entry> all)
    {
        entries = [.. all.Select(entry => Count(entry, [.. Words($"{entry.Question} {entry.Text} {entry.More}")]))];
        average = entries.Average(entry => entry.Length);
        foreach (var word in entries.SelectMany(entry => entry.Words.Keys)) holding[word] = holding.GetValueOrDefault(word) + 1;
    }

    public IReadOnlyList<Hit> Search(string question, int most, string? leaning = null)
    {
        var words = Words(question).Distinct().ToList();
        return [.. entries.Select(entry => (entry.Entry, Score: words.Sum(word => Score(word, entry.Words, entry.Length))))
            .Where(scored => scored.Score > 0)
            .OrderByDescending(scored => scored.Score)
            .Take(most)
            .Select(scored => new Hit(scored.Entry, scored.Score, scored.Score))];
    }

    public IReadOnlyList<Explanation> Explain(string question, int most, string? leaning = null) =>
        [.. Search(question, most).Select(hit => new Explanation(hit, []))];

    IReadOnlyList<TellingWord> IEntryIndex.Words(string question) => [.. Words(question).Distinct().Select(word => new TellingWord(word, 1))];

    public IEntryIndex Holding(Entry entry) => new PlainIndex(entries.Select(other => other.Entry).Where(other => other.Id != entry.Id).Append(entry));

    private double Score(string word, Dictionary<string, int> words, int length)
    {
        if (!words.TryGetValue(word, out var often)) return 0;
        var rarity = Math.Log(1 + ((entries.Count - holding[word] + 0.5) / (holding[word] + 0.5)));
        return rarity * often * (K + 1) / (often + (K * (1 - B + (B * length / average))));
    }

    private static (Entry Entry, Dictionary<string, int> Words, int Length) Count(Entry entry, List<string> words) =>
        (entry, words.GroupBy(word => word).ToDictionary(same => same.Key, same => same.Count()), words.Count);

    private static IEnumerable<string> Words(string text) =>
        text.ToLowerInvariant().Split([.. text.Where(c => !char.IsLetterOrDigit(c) && c != '\'')], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > 3 ? word.TrimEnd('s') : word);
}
