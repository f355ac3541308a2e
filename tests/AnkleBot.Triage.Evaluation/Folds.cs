using AnkleBot.Language;
using AnkleBot.Language.Likeness;

namespace AnkleBot.Triage.Evaluation;

/// <summary>
/// Cross-validation on the examples that the likeness learns from: each quarter is judged by what was learnt from the
/// others. Thresholds are chosen by this table, since it judges thousands of messages and none of the part that reports.
/// </summary>
internal static class Folds
{
    private const int Count = 4;

    private sealed record Judged(int Want, int Got, bool Question);

    public static void Print(KnowledgeBase knowledge, IReadOnlyList<LikenessExamples> examples)
    {
        var judged = Enumerable.Range(0, Count).SelectMany(fold => Judge(knowledge, examples, fold)).ToList();
        Console.WriteLine($"{judged.Count} examples, each judged by what was learnt from the other three quarters\n");
        foreach (var level in judged.Select(one => one.Want).Where(level => level > 0).Distinct().OrderDescending())
        {
            var of = judged.Where(one => one.Want == level).ToList();
            Console.WriteLine($"  level {level}: at or above it {Share(of, one => one.Got >= level)}, above it {Share(of, one => one.Got > level)}");
        }

        foreach (var question in new[] { false, true })
        {
            var clean = judged.Where(one => one.Want == 0 && one.Question == question).ToList();
            var name = question ? "questions of the search" : "harmless messages";
            Console.WriteLine($"  {name}: raised at urgent or above {Share(clean, one => one.Got >= (int)Urgency.Urgent)}, at all {Share(clean, one => one.Got > 0)}");
        }
    }

    private static IEnumerable<Judged> Judge(KnowledgeBase knowledge, IReadOnlyList<LikenessExamples> examples, int fold)
    {
        Console.Error.WriteLine($"fold {fold + 1} of {Count}");
        var bot = new Bot(knowledge with
        {
            Reader = knowledge.Reader.Taught([.. examples.Select(group => group with { Said = [.. group.Said.Where(line => Fold(line) != fold)] })], knowledge.Triage.Raises),
        });
        return examples
            .SelectMany(group => group.Said.Where(line => Fold(line) == fold).Select(line => (Group: group, Line: line)))
            .DistinctBy(one => one.Line.Text)
            .Select(one => new Judged(one.Group.Level, bot.LevelOf(one.Line.Text), !one.Line.Where.StartsWith("likeness", StringComparison.Ordinal)));
    }

    // The same words always fall into the same fold, so that a copy never teaches what is judged.
    private static int Fold(Line line) => (int)(Hash.Of(line.Text.Trim().ToLowerInvariant()) / 7 % Count);

    private static string Share(IReadOnlyList<Judged> of, Func<Judged, bool> counts) => $"{of.Count(counts)}/{of.Count} ({(double)of.Count(counts) / of.Count:0.000})";
}
