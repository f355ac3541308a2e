using System.Globalization;
using AnkleBot.Conversation;
using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/intake/plan.yaml: the plan back to running and its questions.</summary>
internal static class PlanFiles
{
    private static readonly PlanRules None = new("", "", new Dictionary<string, IReadOnlyList<string>>(), [], 0, "", [], []);

    public static PlanRules Read(KnowledgeFolder folder, IReadOnlySet<string> signs, Dictionary<string, IntakeQuestion> questions)
    {
        if (folder.Yaml("intake", "plan.yaml") is not { } fields) return None;
        var (first, pain) = (fields.Line("first"), fields.Line("pain"));
        var plan = new PlanRules(
            first?.Text ?? "",
            pain?.Text ?? "",
            Weeks(fields),
            Texts(fields, "walk-first"),
            double.TryParse(fields.Text("walk-first-from-days"), CultureInfo.InvariantCulture, out var days) ? days : double.MaxValue,
            fields.Text("walk-week"),
            Texts(fields, "wait"),
            Texts(fields, "sources"));
        IntakeFiles.Questions(folder, fields, signs, questions, [.. new[] { first, pain }.OfType<Line>()]);
        foreach (var choice in questions.GetValueOrDefault(plan.First)?.Choices ?? [])
        {
            if (!plan.Weeks.ContainsKey(choice.Id)) fields.Report($"'weeks' has none for the choice '{choice.Id}' of '{plan.First}'");
        }

        fields.Done();
        return plan;
    }

    private static Dictionary<string, IReadOnlyList<string>> Weeks(Fields fields)
    {
        var weeks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.Inner("weeks") is not { } inner) return weeks;
        foreach (var key in inner.Keys()) weeks[key] = Texts(inner, key);
        return weeks;
    }

    private static IReadOnlyList<string> Texts(Fields fields, string key) => [.. fields.Lines(key, 1).Select(line => line.Text)];
}
