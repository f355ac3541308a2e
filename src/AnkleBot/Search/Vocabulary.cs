namespace AnkleBot.Search;

/// <summary>The numbers of the words, phrases and pairs of words that stand in the index.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> pairs = [];
    private readonly List<string?> names = [];

    public int Count => names.Count;

    /// <summary>The word or phrase of a number; null for a pair.</summary>
    public string? Name(int term) => names[term];

    public int Word(string key) => words.GetValueOrDefault(key, -1);

    public int Pair(int first, int second) => pairs.GetValueOrDefault(PairKey(first, second), -1);

    public int AddWord(string key)
    {
        if (words.TryGetValue(key, out var term)) return term;
        words[key] = names.Count;
        names.Add(key);
        return names.Count - 1;
    }

    public int AddPair(int first, int second)
    {
        var key = PairKey(first, second);
        if (pairs.TryGetValue(key, out var term)) return term;
        pairs[key] = names.Count;
        names.Add(null);
        return names.Count - 1;
    }

    private static long PairKey(int first, int second) => ((long)first << 32) | (uint)second;
}
