using System.Globalization;

namespace AnkleBot.Search.Evaluation;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    private const int MostWorst = 20;

    private static readonly (string Name, Func<Figures, double> Of)[] Columns =
    [
        ("recall@1", figures => figures.RecallAt1),
        ("recall@3", figures => figures.RecallAt3),
        ("MRR", figures => figures.Mrr),
        ("right and answered at 5 % leak", figures => figures.RightAndAnswered),
        ("AUROC", figures => figures.Auroc),
    ];

    public static void Print(IReadOnlyList<Question> questions, IEntryIndex index, IEntryIndex plain)
    {
        var outcomes = questions.Select(question => Outcome.Of(question, index)).ToList();
        Console.WriteLine($"{questions.Count} questions, {questions.Count(question => question.InScope)} of them in scope\n");
        PrintRun("AnkleBot", outcomes);
        PrintRun("plain BM25", [.. questions.Select(question => Outcome.Of(question, plain))]);
        PrintSlices(outcomes);
        PrintWorst(outcomes);
    }

    public static void Why(IReadOnlyList<Explanation> explanations)
    {
        foreach (var (hit, parts) in explanations)
        {
            Console.WriteLine(Text($"{hit.Entry.Id}  score {hit.Score:0.00}  confidence {hit.Confidence:0.00}"));
            foreach (var part in parts) Console.WriteLine(Text($"    {part.Score,6:0.00}  {part.Word} = {part.Matched}"));
        }
    }

    private static void PrintRun(string name, IReadOnlyList<Outcome> outcomes)
    {
        var figures = Figures.Of(outcomes);
        Console.WriteLine(Text($"{name} (threshold {figures.Threshold:0.00})"));
        foreach (var (column, of) in Columns)
        {
            var (low, high) = Figures.Interval(outcomes, of);
            Console.WriteLine(Text($"  {column,-32} {of(figures):0.000}  [{low:0.000}, {high:0.000}]"));
        }

        Console.WriteLine();
    }

    private static void PrintSlices(IReadOnlyList<Outcome> outcomes)
    {
        var threshold = Figures.Of(outcomes).Threshold;
        Console.WriteLine("slice              in scope  right first  in first 3  right and answered    out  answered");
        foreach (var slice in outcomes.SelectMany(outcome => outcome.Question.Slices).Distinct().Order(StringComparer.Ordinal))
        {
            var all = outcomes.Where(outcome => outcome.Question.Slices.Contains(slice)).ToList();
            var (inside, outside) = (all.Where(outcome => outcome.Question.InScope).ToList(), all.Where(outcome => !outcome.Question.InScope).ToList());
            Console.WriteLine(Text($"{slice,-18} {inside.Count,8}  {Share(inside, outcome => outcome.Rank == 1),11}  {Share(inside, outcome => outcome.Rank is >= 1 and <= 3),10}  {Share(inside, outcome => outcome.Rank == 1 && outcome.Answering > threshold),18}  {outside.Count,5}  {Share(outside, outcome => outcome.Answering > threshold),8}"));
        }

        Console.WriteLine();
    }

    private static void PrintWorst(IReadOnlyList<Outcome> outcomes)
    {
        Console.WriteLine("The worst: answered with the most confidence, and wrongly");
        foreach (var outcome in outcomes.Where(outcome => outcome.Rank != 1).OrderByDescending(outcome => outcome.Answering).Take(MostWorst))
        {
            var right = outcome.Question.InScope ? string.Join(" or ", outcome.Question.Right) : "nothing";
            Console.WriteLine(Text($"  {outcome.Answering:0.00}  {outcome.Question.Text}  -> {outcome.First?.Entry.Id ?? "nothing"}, not {right} (rank {outcome.Rank})"));
        }
    }

    private static string Share(List<Outcome> outcomes, Func<Outcome, bool> holds) =>
        outcomes.Count == 0 ? "-" : Text($"{(double)outcomes.Count(holds) / outcomes.Count:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
