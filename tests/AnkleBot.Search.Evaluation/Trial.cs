namespace AnkleBot.Search.Evaluation;

/// <summary>What one set of ranking weights found for every question.</summary>
internal sealed class Trial(IReadOnlyList<Question> questions, MemoryIndex index)
    : List<Trial.Tried>(questions.Select(question => Of(question, index)))
{
    private static Tried Of(Question question, MemoryIndex index)
    {
        var found = index.Find(question.Text, 10, null, out _);
        return new(question, Outcome.Of(question, index), found.Count > 0 ? found[0].Evidence : default);
    }

    /// <summary>A question, what was found, and what speaks for the first hit.</summary>
    internal sealed record Tried(Question Question, Outcome Outcome, Evidence First)
    {
        /// <summary>True when the first hit is what should be said.</summary>
        public bool Right => Outcome.Rank == 1
            || (!Question.InScope && Outcome.First?.Entry.Kind is EntryKind.Decline or EntryKind.SmallTalk);

        public Outcome With(SearchWeights weights) =>
            Outcome.Answering == 0 ? Outcome : Outcome with { Answering = weights.Confidence(First) };
    }
}
