namespace AnkleBot.Search;

/// <summary>What may stand in place of a slot's words: a term of the index, and what it counts.</summary>
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>
/// One thing that a question says, and all that may stand for it. An entry gets the sum of the slot's own words, or the
/// best of its alternatives if that is more: never both, so that a long list of synonyms doesn't outweigh the rest.
/// </summary>
internal sealed class Slot(string word)
{
    public string Word { get; } = word;

    /// <summary>The terms of the words themselves.</summary>
    public List<int> Own { get; } = [];

    public List<Alternative> Alternatives { get; } = [];

    /// <summary>How much of the question it is; 0 for what only adds to others.</summary>
    public float Weight { get; set; }

    /// <summary>What one of its own words counts: 1, or less for a pair of words.</summary>
    public float Share { get; init; } = 1;

    public void AddOwn(int term)
    {
        if (term >= 0) Own.Add(term);
    }

    public void Add(int term, double weight)
    {
        if (term < 0 || Own.Contains(term)) return;
        var at = Alternatives.FindIndex(other => other.Term == term);
        if (at < 0) Alternatives.Add(new(term, (float)weight));
        else if (Alternatives[at].Weight < weight) Alternatives[at] = new(term, (float)weight);
    }

    /// <summary>What an entry gets for it, and from which alternative; -1 when from its own words.</summary>
    public (float Score, int Term) Best(Postings postings, int entry)
    {
        var best = (Score: 0f, Term: -1);
        foreach (var term in Own) best.Score += Share * postings.Impact(term, entry);
        foreach (var (term, weight) in Alternatives)
        {
            var score = weight * postings.Impact(term, entry);
            if (score > best.Score) best = (score, term);
        }

        return best;
    }

    /// <summary>How fully an entry meets it, 0 to 1.</summary>
    public double Met(Postings postings, int entry)
    {
        var (said, met) = (0.0, 0.0);
        foreach (var term in Own)
        {
            said += postings.Rarity(term);
            met += Math.Min(postings.Rarity(term), postings.Impact(term, entry));
        }

        var best = said > 0 ? met / said : 0;
        foreach (var (term, weight) in Alternatives)
        {
            best = Math.Max(best, Math.Min(1, weight * postings.Impact(term, entry) / postings.Rarity(term)));
        }

        return best;
    }
}
