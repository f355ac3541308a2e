using AnkleBot.Language;
using AnkleBot.Language.Likeness;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/red-flags: one file a flag, and the groups of signs that their rules may name.</summary>
internal static class RedFlagFiles
{
    private enum Level
    {
        Soon,
        Urgent,
        Emergency,
        Crisis,
    }

    public static IReadOnlyList<RedFlag> Read(KnowledgeFolder folder, IReadOnlySet<string> signs)
    {
        var groups = Groups(folder, signs);
        return [.. folder.Yaml("red-flags").Select(file => Flag(file.Name, file.Fields, signs, groups, folder.Problems))];
    }

    private static RedFlag Flag(
        string file, Fields fields, IReadOnlySet<string> signs, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, List<Problem> problems)
    {
        var level = fields.Choice<Level>("urgency");
        var rules = fields.Groups("raised-by")
            .Select(group => new FlagRule([.. group.Lines.Select(line => Signs(line, signs, groups, problems))], group.Where))
            .ToList();
        if (rules.Count == 0) fields.Report("'raised-by' needs at least one sign, or a list of signs that raise it together");
        var id = fields.Text("id");
        if (id != Path.GetFileNameWithoutExtension(file)) fields.Report($"the id '{id}' should be the file's name");
        var flag = new RedFlag(
            id,
            fields.Text("name"),
            level switch { Level.Soon => Urgency.Soon, Level.Urgent => Urgency.Urgent, _ => Urgency.Emergency },
            level == Level.Crisis,
            [.. rules, new([[LikenessExamples.SignOf(id)]], fields.Where)],
            [.. fields.Lines("unless").SelectMany(line => Signs(line, signs, groups, problems))],
            fields.Text("because"),
            [.. fields.Lines("until-seen").Select(line => line.Text)],
            ReviewFields.Read(fields),
            fields.Lines("raises"),
            fields.Lines("spares", 3));
        fields.Done();
        return flag;
    }

    private static Dictionary<string, IReadOnlyList<string>> Groups(KnowledgeFolder folder, IReadOnlySet<string> signs)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (folder.Yaml("language", "groups.yaml") is not { } fields) return groups;
        foreach (var group in fields.Items("groups"))
        {
            var members = group.Lines("of", 1).SelectMany(line => Signs(line, signs, groups, folder.Problems)).ToList();
            if (!groups.TryAdd(group.Text("id"), members)) group.Report($"the group '{group.Text("id")}' stands here twice");
            group.Done();
        }

        fields.Done();
        return groups;
    }

    private static IReadOnlyList<string> Signs(
        Line line, IReadOnlySet<string> signs, IReadOnlyDictionary<string, IReadOnlyList<string>> groups, List<Problem> problems)
    {
        if (groups.TryGetValue(line.Text, out var members)) return members;
        if (!signs.Contains(line.Text)) problems.Add(new(line.Where, $"there is no sign and no group '{line.Text}' in knowledge/language"));
        return [line.Text];
    }
}
