using System.Globalization;

namespace AnkleBot.Search.Evaluation;

/// <summary>Says for each synonym slot how many questions find their entry sooner, and later, because of it.</summary>
internal static class SlotReport
{
    public static void Print(IReadOnlyList<Question> questions, SearchWords words, Func<SearchWords, IEntryIndex> build)
    {
        var with = Ranks(questions, build(words));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MRR {with.Average():0.0000} with all slots, {Ranks(questions, build(words with { Slots = [] })).Average():0.0000} with none, {Ranks(questions, build(SearchWords.None)).Average():0.0000} without stop words too"));
        var rows = words.Slots.AsParallel().Select(slot => (slot.Ways[0].Where, Ways: string.Join(", ", slot.Ways.Select(way => way.Text)), Ranks: Ranks(questions, build(words with { Slots = [.. words.Slots.Where(other => other != slot)] }))))
            .Select(row => (row.Where, row.Ways, Gain: with.Average() - row.Ranks.Average(), Better: Better(with, row.Ranks), Worse: Better(row.Ranks, with)));
        foreach (var (where, ways, gain, better, worse) in rows.OrderBy(row => row.Gain))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gain,8:0.0000}  +{better} -{worse}  {where}  {ways}"));
        }
    }

    private static int Better(double[] one, double[] other) => one.Zip(other).Count(pair => pair.First > pair.Second);

    private static double[] Ranks(IReadOnlyList<Question> questions, IEntryIndex index) =>
        [.. questions.Where(question => question.InScope).Select(question => Outcome.Of(question, index).Rank).Select(rank => rank == 0 ? 0 : 1.0 / rank)];
}
