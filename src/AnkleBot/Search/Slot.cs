namespace AnkleBot.Search;

/// <summary>What stands for a slot of a question: a term of the index, and what it counts.</summary>
internal readonly record struct Alternative(int Term, float Weight);

/// <summary>One thing that a question says, and all that may stand for it; an entry gets the best of them.</summary>
internal sealed class Slot(string word)
{
    public string Word { get; } = word;

    public List<Alternative> Alternatives { get; } = [];

    /// <summary>How much of the question it is; 0 for what only adds to others.</summary>
    public float Weight { get; set; }

    public void Add(int term, double weight)
    {
        if (term < 0) return;
        var at = Alternatives.FindIndex(other => other.Term == term);
        if (at < 0) Alternatives.Add(new(term, (float)weight));
        else if (Alternatives[at].Weight < weight) Alternatives[at] = new(term, (float)weight);
    }

    /// <summary>What an entry gets for it, and from which term.</summary>
    public (float Score, int Term) Best(Postings postings, int entry)
    {
        var best = (Score: 0f, Term: -1);
        foreach (var (term, weight) in Alternatives)
        {
            var score = weight * postings.Impact(term, entry);
            if (score > best.Score) best = (score, term);
        }

        return best;
    }
}
