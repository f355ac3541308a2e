namespace AnkleBot.Search;

/// <summary>The synonym slots as the index compares them: by stems, with phrases as words of their own.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<int>> slotsOf = new(StringComparer.Ordinal);
    private readonly List<string[]> members = [];

    public Synonyms(IReadOnlyList<SynonymSlot> slots, Analyzer analyzer)
    {
        foreach (var slot in slots)
        {
            var keys = slot.Ways.Select(way => Key(analyzer.Terms(way.Text))).Where(key => key.Length > 0).Distinct().ToArray();
            foreach (var key in keys) SlotsOf(key).Add(members.Count);
            members.Add(keys);
        }
    }

    public Phrases Phrases { get; } = new();

    /// <summary>The slots that a word or phrase stands in.</summary>
    public IReadOnlyList<int> Slots(string key) => slotsOf.TryGetValue(key, out var slots) ? slots : [];

    /// <summary>All words and phrases of a slot.</summary>
    public string[] Members(int slot) => members[slot];

    private string Key(List<Term> terms)
    {
        var stems = terms.Select(term => term.Stem).ToArray();
        var key = string.Join(' ', stems);
        if (stems.Length > 1 && !slotsOf.ContainsKey(key)) Phrases.Add(new(stems, key));
        return key;
    }

    private List<int> SlotsOf(string key)
    {
        if (!slotsOf.TryGetValue(key, out var slots)) slotsOf[key] = slots = [];
        return slots;
    }
}
