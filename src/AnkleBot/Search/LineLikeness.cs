namespace AnkleBot.Search;

/// <summary>What a term of the question counts, and for which slot of it.</summary>
internal readonly record struct Wanted(int Slot, float Weight);

/// <summary>
/// How like a question is to single ways of asking. All ways of an entry are scored as one field, which finds the right
/// few; of these, the one with a line that says just this is the better.
/// </summary>
internal sealed class LineLikeness
{
    private readonly Postings postings;
    private readonly List<int> terms = [];
    private readonly float[] met;
    private readonly float all;

    /// <summary>The most that a line can meet.</summary>
    private readonly float most;

    private readonly Wanted[] wanted;

    /// <param name="slots">The question.</param>
    /// <param name="wanted">Empty room for every term, which is left empty again.</param>
    public LineLikeness(List<Slot> slots, Postings postings, Wanted[] wanted)
    {
        this.postings = postings;
        this.wanted = wanted;
        met = new float[slots.Count];
        for (var at = 0; at < slots.Count; at++)
        {
            if (slots[at].Weight == 0) continue;
            all += slots[at].Weight;
            foreach (var term in slots[at].Own) Want(term, at, postings.Rarity(term));
            foreach (var (term, weight) in slots[at].Alternatives) Want(term, at, weight * postings.Rarity(term));
        }

        foreach (var term in terms) met[wanted[term].Slot] = Math.Max(met[wanted[term].Slot], wanted[term].Weight);
        most = met.Sum();
    }

    /// <summary>The likeness, 0 to 1, to the likest way of asking for an entry.</summary>
    public float To(int entry)
    {
        var best = 0f;
        foreach (var line in postings.Lines[entry])
        {
            // A line that is too long or too short for it can't be the likest.
            var length = MathF.Sqrt(line.Weight * all);
            if (Math.Min(most, line.Weight) > best * length) best = Math.Max(best, To(line) / length);
        }

        return Math.Min(1, best);
    }

    /// <summary>Empties its room.</summary>
    public void Clear()
    {
        foreach (var term in terms) wanted[term] = default;
    }

    // How much of the question it meets.
    private float To(AskedLine line)
    {
        var sum = 0f;
        Array.Clear(met);
        foreach (var term in line.Terms)
        {
            var want = wanted[term];
            if (want.Weight == 0) continue;
            // Synonyms of one slot count once here too.
            var more = Math.Max(met[want.Slot], want.Weight) - met[want.Slot];
            sum += more;
            met[want.Slot] += more;
        }

        return sum;
    }

    private void Want(int term, int slot, float weight)
    {
        if (wanted[term].Weight >= weight) return;
        wanted[term] = new(slot, weight);
        terms.Add(term);
    }
}
