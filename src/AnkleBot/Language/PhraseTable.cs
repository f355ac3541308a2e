namespace AnkleBot.Language;

/// <summary>Where a phrase was found.</summary>
/// <param name="Means">What the phrase stands for.</param>
/// <param name="From">The first token.</param>
/// <param name="End">The token after the last.</param>
/// <param name="Used">The tokens that the phrase itself names, in order, without what stands in gaps.</param>
/// <param name="Negated">True when a "not" stands between them.</param>
internal readonly record struct Match<T>(T Means, int From, int End, IReadOnlyList<int> Used, bool Negated);

/// <summary>Many phrases, looked up by their first word, so that a message is read once whatever their number.</summary>
internal sealed class PhraseTable<T>(Places places)
{
    private const int MostFillers = 5;

    private readonly Dictionary<string, List<Entry>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> byExact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> bySlot = new(StringComparer.Ordinal);

    private readonly record struct Step(int Place, int Gap);

    private sealed record Entry(T Means, Step[] Steps);

    public void Add(T means, IReadOnlyList<Element> elements)
    {
        var entry = new Entry(means, [.. elements.Select(element => new Step(places.Number(element), element.Gap))]);
        var first = elements[0];
        foreach (var stem in first.Stems) List(byStem, stem).Add(entry);
        foreach (var exact in first.Exact) List(byExact, exact).Add(entry);
        foreach (var slot in first.Slots) List(bySlot, slot).Add(entry);
    }

    /// <summary>All matches, in the order in which they start; a masked word matches nothing.</summary>
    public List<Match<T>> In(Utterance utterance)
    {
        var found = new List<Match<T>>();
        for (var at = 0; at < utterance.Count; at++)
        {
            if (utterance.IsMasked(at)) continue;
            var token = utterance.Tokens[at];
            Find(byStem, token.Stem, utterance, at, at + 1, found);
            Find(byExact, token.Text, utterance, at, at + 1, found);
            foreach (var hit in utterance.SlotsAt(at)) Find(bySlot, hit.Slot, utterance, at, hit.End, found);
        }

        return found;
    }

    private static void Find(Dictionary<string, List<Entry>> table, string first, Utterance utterance, int from, int next, List<Match<T>> found)
    {
        if (!table.TryGetValue(first, out var entries)) return;
        foreach (var entry in entries)
        {
            if (MayFollow(utterance, entry.Steps) && Rest(utterance, entry, from, next) is { } match) found.Add(match);
        }
    }

    private static bool MayFollow(Utterance utterance, Step[] steps)
    {
        for (var step = 1; step < steps.Length; step++)
        {
            if (!utterance.MayHold(steps[step].Place)) return false;
        }

        return true;
    }

    private static Match<T>? Rest(Utterance utterance, Entry entry, int from, int next)
    {
        var used = new List<int>(entry.Steps.Length + 2);
        for (var at = from; at < next; at++) used.Add(at);
        var end = Follow(utterance, entry.Steps, 1, next, used);
        return end < 0 ? null : new(entry.Means, from, end, used, NegationBetween(utterance, from, end, used));
    }

    // Depth first: each step tries the nearest place first, and lets later ones fail before it moves on.
    private static int Follow(Utterance utterance, Step[] steps, int step, int at, List<int> used)
    {
        if (step == steps.Length) return at;
        var (gap, fillers) = (steps[step].Gap, MostFillers);
        for (; at < utterance.Count; at++)
        {
            if (Crosses(utterance.Tokens[at].Before, steps[step].Gap)) return -1;
            var reached = Here(utterance, steps, step, at, used);
            if (reached >= 0) return reached;
            var free = utterance.IsFiller(at) || utterance.IsNegation(at);
            if (free ? --fillers < 0 : --gap < 0) return -1;
        }

        return -1;
    }

    private static int Here(Utterance utterance, Step[] steps, int step, int at, List<int> used)
    {
        if (utterance.IsMasked(at)) return -1;
        var reached = utterance.Fits(at, steps[step].Place) ? Onward(utterance, steps, step, at, at + 1, used) : -1;
        foreach (var hit in utterance.SlotsAt(at))
        {
            if (reached >= 0) break;
            if (hit.Fits?.Has(steps[step].Place) == true) reached = Onward(utterance, steps, step, at, hit.End, used);
        }

        return reached;
    }

    private static int Onward(Utterance utterance, Step[] steps, int step, int from, int end, List<int> used)
    {
        var mark = used.Count;
        for (var use = from; use < end; use++) used.Add(use);
        var reached = Follow(utterance, steps, step + 1, end, used);
        if (reached < 0) used.RemoveRange(mark, used.Count - mark);
        return reached;
    }

    private static bool Crosses(Break before, int gap) => before == Break.Stop || (before == Break.Comma && gap == 0);

    private static bool NegationBetween(Utterance utterance, int from, int end, List<int> used)
    {
        for (var at = from; at < end; at++)
        {
            if (utterance.IsNegation(at) && !used.Contains(at)) return true;
        }

        return false;
    }

    private static List<Entry> List(Dictionary<string, List<Entry>> table, string key) =>
        table.TryGetValue(key, out var entries) ? entries : table[key] = [];
}
