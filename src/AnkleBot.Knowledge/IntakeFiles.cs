using System.Globalization;
using AnkleBot.Conversation;
using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/intake.</summary>
internal static class IntakeFiles
{
    public static IntakeTree Read(KnowledgeFolder folder, IReadOnlySet<string> signs)
    {
        var questions = new Dictionary<string, IntakeQuestion>(StringComparer.Ordinal);
        var plan = PlanFiles.Read(folder, signs, questions);
        if (folder.Yaml("intake", "check.yaml") is not { } fields) return new("", questions, [], [], plan);
        var first = fields.Line("first");
        var targets = new List<Line>();
        if (first is not null) targets.Add(first);
        var cannotAssess = fields.Lines("cannot-assess", 1);
        var offeredFor = Signs(fields, "offered-for", signs, folder.Problems);
        Questions(folder, fields, signs, questions, targets);
        fields.Done();
        return new(first?.Text ?? "", questions, [.. cannotAssess.Select(line => line.Text)], offeredFor, plan);
    }

    /// <summary>Adds the questions of a file; <paramref name="targets"/> are the ids that lead to one of them.</summary>
    public static void Questions(
        KnowledgeFolder folder, Fields fields, IReadOnlySet<string> signs, Dictionary<string, IntakeQuestion> questions, List<Line> targets)
    {
        foreach (var item in fields.Items("questions"))
        {
            var question = Question(item, signs, targets, folder.Problems);
            if (!questions.TryAdd(question.Id, question)) item.Report($"the question '{question.Id}' stands here twice");
        }

        foreach (var target in targets.Where(target => !questions.ContainsKey(target.Text)))
        {
            folder.Problems.Add(new(target.Where, $"there is no question '{target.Text}'"));
        }
    }

    private static IntakeQuestion Question(Fields fields, IReadOnlySet<string> signs, List<Line> targets, List<Problem> problems)
    {
        var question = new IntakeQuestion(
            fields.Text("id"),
            fields.Text("ask"),
            [.. fields.Lines("points").Select(line => line.Text)],
            fields.Text("why"),
            [.. fields.Items("choices").Select(choice => Choice(choice, signs, targets, problems)).ToList()],
            Target(fields, targets));
        if (question.Choices.Count == 0) fields.Report($"the question '{question.Id}' needs choices");
        fields.Done();
        return question;
    }

    private static IntakeChoice Choice(Fields fields, IReadOnlySet<string> signs, List<Line> targets, List<Problem> problems)
    {
        var choice = new IntakeChoice(
            fields.Text("id"),
            fields.Text("label"),
            fields.TextOrNull("told"),
            fields.Has("answer") ? fields.Choice<Answer>("answer") : Answer.None,
            Signs(fields, "means", signs, problems),
            Signs(fields, "denies", signs, problems),
            Signs(fields, "unsure", signs, problems),
            fields.Lines("says"),
            Days(fields),
            Target(fields, targets));
        fields.Done();
        return choice;
    }

    private static IReadOnlyList<string> Signs(Fields fields, string key, IReadOnlySet<string> signs, List<Problem> problems)
    {
        var lines = fields.Lines(key);
        problems.AddRange(lines.Where(line => !signs.Contains(line.Text)).Select(line => new Problem(line.Where, $"there is no sign '{line.Text}' in knowledge/language")));
        return [.. lines.Select(line => line.Text)];
    }

    private static string? Target(Fields fields, List<Line> targets)
    {
        if (!fields.Has("next")) return null;
        var next = fields.Line("next");
        if (next is not null) targets.Add(next);
        return next?.Text;
    }

    private static (double From, double To)? Days(Fields fields)
    {
        if (fields.TextOrNull("days") is not { } text) return null;
        var parts = text.Split('-');
        if (parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var from)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var to) && from < to)
        {
            return (from, to);
        }

        fields.Report($"'days' is written from-to, such as 0-4, not '{text}'");
        return null;
    }
}
