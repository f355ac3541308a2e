namespace AnkleBot.Search.Evaluation;

/// <summary>Which entries are found in place of which, the commonest first: entries to merge, or to word further apart.</summary>
internal static class Confusions
{
    public static void Print(IReadOnlyList<Question> questions, IEntryIndex index)
    {
        var wrong = questions.Select(question => Outcome.Of(question, index))
            .Where(outcome => outcome.Question.InScope && outcome.Rank != 1)
            .GroupBy(outcome => (Right: string.Join('|', outcome.Question.Right), Found: outcome.First?.Entry.Id))
            .OrderByDescending(group => group.Count());
        foreach (var group in wrong)
        {
            Console.WriteLine($"{group.Count()}  {group.Key.Found} for {group.Key.Right}: {string.Join(" / ", group.Select(outcome => outcome.Question.Text))}");
        }
    }
}
