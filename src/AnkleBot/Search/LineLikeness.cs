namespace AnkleBot.Search;

/// <summary>
/// How like a question is to single ways of asking. All ways of an entry are scored as one field, which finds the right
/// few; of these, the one with a line that says just this is the better.
/// </summary>
internal sealed class LineLikeness
{
    private readonly Postings postings;
    private readonly Dictionary<int, (int Slot, float Weight)> wanted = [];
    private readonly float[] met;
    private readonly float all;

    public LineLikeness(List<Slot> slots, Postings postings)
    {
        this.postings = postings;
        met = new float[slots.Count];
        for (var at = 0; at < slots.Count; at++)
        {
            if (slots[at].Weight == 0) continue;
            all += slots[at].Weight;
            foreach (var term in slots[at].Own) Want(term, at, postings.Rarity(term));
            foreach (var (term, weight) in slots[at].Alternatives) Want(term, at, weight * postings.Rarity(term));
        }
    }

    /// <summary>The likeness, 0 to 1, to the likest way of asking for an entry.</summary>
    public float To(int entry)
    {
        var best = 0f;
        foreach (var line in postings.Lines[entry]) best = Math.Max(best, To(line));
        return best;
    }

    private float To(int[] line)
    {
        var (sum, weight) = (0f, 0f);
        Array.Clear(met);
        foreach (var term in line)
        {
            weight += postings.Rarity(term);
            if (!wanted.TryGetValue(term, out var want)) continue;
            // Synonyms of one slot count once here too.
            var more = Math.Max(met[want.Slot], want.Weight) - met[want.Slot];
            sum += more;
            met[want.Slot] += more;
        }

        return sum == 0 ? 0 : Math.Min(1, sum / MathF.Sqrt(weight * all));
    }

    private void Want(int term, int slot, float weight)
    {
        if (!wanted.TryGetValue(term, out var other) || other.Weight < weight) wanted[term] = (slot, weight);
    }
}
