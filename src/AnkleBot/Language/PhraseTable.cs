namespace AnkleBot.Language;

/// <summary>Where a phrase was found.</summary>
/// <param name="Means">What the phrase stands for.</param>
/// <param name="From">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Used">The tokens that the phrase itself names, in order, without what stands in gaps.</param>
/// <param name="Negated">True when a "not" stands between them.</param>
internal readonly record struct Match<T>(T Means, int From, int End, IReadOnlyList<int> Used, bool Negated);

/// <summary>Many phrases, looked up by their first word, so that a message is read once whatever their number.</summary>
internal sealed class PhraseTable<T>
{
    private const int MostFillers = 5;

    private readonly Dictionary<string, List<Entry>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byExact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> bySlot = new(StringComparer.Ordinal);

    private sealed record Entry(T Means, IReadOnlyList<Element> Elements);

    public void Add(T means, IReadOnlyList<Element> elements)
    {
        var entry = new Entry(means, elements);
        var first = elements[0];
        foreach (var stem in first.Stems) List(byStem, stem).Add(entry);
        foreach (var exact in first.Exact) List(byExact, exact).Add(entry);
        foreach (var slot in first.Slots) List(bySlot, slot).Add(entry);
    }

    /// <summary>All matches that start at <paramref name="at"/>; a masked word matches nothing.</summary>
    public IEnumerable<Match<T>> At(Utterance utterance, int at)
    {
        if (utterance.IsMasked(at)) yield break;
        var token = utterance.Tokens[at];
        foreach (var entry in Starting(byStem, token.Stem).Concat(Starting(byExact, token.Text)))
        {
            if (Rest(utterance, entry, at, at + 1) is { } match) yield return match;
        }

        foreach (var hit in utterance.SlotsAt(at))
        {
            foreach (var entry in Starting(bySlot, hit.Slot))
            {
                if (Rest(utterance, entry, at, hit.End) is { } match) yield return match;
            }
        }
    }

    public IEnumerable<Match<T>> In(Utterance utterance)
    {
        for (var at = 0; at < utterance.Count; at++)
        {
            foreach (var match in At(utterance, at)) yield return match;
        }
    }

    private static Match<T>? Rest(Utterance utterance, Entry entry, int from, int next)
    {
        for (var element = 1; element < entry.Elements.Count; element++)
        {
            if (!utterance.MayHold(entry.Elements[element])) return null;
        }

        var used = new List<int>(entry.Elements.Count + 2);
        for (var at = from; at < next; at++) used.Add(at);
        var end = Follow(utterance, entry.Elements, 1, next, used);
        return end < 0 ? null : new(entry.Means, from, end, used, NegationBetween(utterance, from, end, used));
    }

    // Depth first: each element tries the nearest place first, and lets later ones fail before it moves on.
    private static int Follow(Utterance utterance, IReadOnlyList<Element> elements, int element, int at, List<int> used)
    {
        if (element == elements.Count) return at;
        var wanted = elements[element];
        var (gap, fillers) = (wanted.Gap, MostFillers);
        for (; at < utterance.Count; at++)
        {
            if (Crosses(utterance.Tokens[at].Before, wanted.Gap)) return -1;
            foreach (var end in Ends(utterance, wanted, at))
            {
                var mark = used.Count;
                for (var use = at; use < end; use++) used.Add(use);
                var reached = Follow(utterance, elements, element + 1, end, used);
                if (reached >= 0) return reached;
                used.RemoveRange(mark, used.Count - mark);
            }

            var free = utterance.IsFiller(at) || utterance.IsNegation(at);
            if (free ? --fillers < 0 : --gap < 0) return -1;
        }

        return -1;
    }

    private static bool Crosses(Break before, int gap) => before == Break.Stop || (before == Break.Comma && gap == 0);

    private static IEnumerable<int> Ends(Utterance utterance, Element wanted, int at)
    {
        if (utterance.IsMasked(at)) yield break;
        var token = utterance.Tokens[at];
        if (wanted.Stems.Contains(token.Stem) || wanted.Exact.Contains(token.Text)) yield return at + 1;
        if (wanted.Slots.Count == 0) yield break;
        foreach (var hit in utterance.SlotsAt(at))
        {
            if (wanted.Slots.Contains(hit.Slot)) yield return hit.End;
        }
    }

    private static bool NegationBetween(Utterance utterance, int from, int end, List<int> used)
    {
        for (var at = from; at < end; at++)
        {
            if (utterance.IsNegation(at) && !used.Contains(at)) return true;
        }

        return false;
    }

    private static List<Entry> Starting(Dictionary<string, List<Entry>> table, string key) =>
        table.TryGetValue(key, out var entries) ? entries : [];

    private static List<Entry> List(Dictionary<string, List<Entry>> table, string key) =>
        table.TryGetValue(key, out var entries) ? entries : table[key] = [];
}
