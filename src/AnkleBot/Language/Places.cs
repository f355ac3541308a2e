namespace AnkleBot.Language;

/// <summary>
/// Numbers every different place of all phrases, and knows for each stem, word and slot which places it fits, as bits. So a
/// message is held against thousands of phrases by looking at bits, and most of them are ruled out by one. Places are only
/// added while knowledge is loaded.
/// </summary>
internal sealed class Places
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceSet> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceSet> byExact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceSet> bySlot = new(StringComparer.Ordinal);

    /// <summary>The number of the place that <paramref name="element"/> stands at; equal elements share it, whatever their gap.</summary>
    public int Number(Element element)
    {
        var key = string.Join('/', element.Stems.Order(StringComparer.Ordinal)
            .Concat(element.Exact.Order(StringComparer.Ordinal).Select(exact => $"\"{exact}"))
            .Concat(element.Slots.Order(StringComparer.Ordinal).Select(slot => $"<{slot}")));
        if (numbers.TryGetValue(key, out var number)) return number;
        number = numbers[key] = numbers.Count;
        foreach (var stem in element.Stems) Set(byStem, stem).Add(number);
        foreach (var exact in element.Exact) Set(byExact, exact).Add(number);
        foreach (var slot in element.Slots) Set(bySlot, slot).Add(number);
        return number;
    }

    public PlaceSet? OfStem(string stem) => byStem.GetValueOrDefault(stem);

    public PlaceSet? OfExact(string word) => byExact.GetValueOrDefault(word);

    public PlaceSet? OfSlot(string slot) => bySlot.GetValueOrDefault(slot);

    private static PlaceSet Set(Dictionary<string, PlaceSet> sets, string key) =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = new();
}
