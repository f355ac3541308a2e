namespace AnkleBot.Search.Evaluation;

/// <summary>What a search found for a question.</summary>
/// <param name="Rank">The place of the first right entry, from 1; 0 when it isn't among the first ten.</param>
/// <param name="Answering">How sure the search is that it has an answer; 0 when a decline came first or nothing was found.</param>
/// <param name="First">The first hit.</param>
internal sealed record Outcome(Question Question, int Rank, double Answering, Hit? First)
{
    private const int Looked = 10;

    public static Outcome Of(Question question, IEntryIndex index)
    {
        var hits = index.Search(question.Text, Looked);
        var rank = 0;
        while (rank < hits.Count && !question.Right.Contains(hits[rank].Entry.Id)) rank++;
        var first = hits.Count > 0 ? hits[0] : null;
        var answers = first is not null && (first.Entry.Kind is EntryKind.Answer or EntryKind.Passage || question.Right.Contains(first.Entry.Id));
        return new(question, rank < hits.Count ? rank + 1 : 0, answers ? first!.Confidence : 0, first);
    }
}
