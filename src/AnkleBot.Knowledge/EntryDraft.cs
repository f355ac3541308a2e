using System.Text;
using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>An entry that isn't in the folder yet, or not like this: what the loader would say of it, and how it is written there.</summary>
public static class EntryDraft
{
    /// <summary>The fewest ways of asking that an entry of faq/ has.</summary>
    public const int FewestAsked = EntryFiles.FewestAsked;

    private const int LineLength = 92;

    /// <summary>Plain, these would be no texts.</summary>
    private static readonly HashSet<string> Reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];

    /// <summary>What would be wrong with it, for a content editor.</summary>
    /// <param name="entries">The entries that it joins; one of its id is replaced.</param>
    public static IReadOnlyList<string> Problems(IEnumerable<Entry> entries, Entry entry)
    {
        var (without, with) = (new List<Problem>(), new List<Problem>());
        var others = entries.Where(other => other.Id != entry.Id).ToList();
        EntryChecks.Check(others, without);
        EntryChecks.Check([.. others, entry], with);
        if (entry.Asked.Count < FewestAsked) with.Add(new(entry.Where, $"'asked' needs at least {FewestAsked} lines, and has {entry.Asked.Count}"));
        return [.. with.Except(without).Select(problem => problem.What)];
    }

    /// <summary>Further lines for an entry's <c>asked</c>.</summary>
    public static string Asked(IEnumerable<string> ways)
    {
        var yaml = new StringBuilder();
        foreach (var way in ways) yaml.Append("      - ").Append(Scalar(way)).Append('\n');
        return yaml.ToString();
    }

    /// <summary>A whole entry, as an item of <c>entries</c>.</summary>
    public static string Whole(Entry entry)
    {
        var yaml = new StringBuilder();
        yaml.Append("  - id: ").Append(Scalar(entry.Id)).Append('\n');
        yaml.Append("    question: ").Append(Scalar(entry.Question)).Append('\n');
        yaml.Append("    asked:\n").Append(Asked(entry.Asked.Select(line => line.Text)));
        yaml.Append("    answer: >-\n");
        foreach (var line in Folded(entry.Text)) yaml.Append("      ").Append(line).Append('\n');
        yaml.Append("    source: [").AppendJoin(", ", entry.Sources.Select(Scalar)).Append("]\n");
        return yaml.ToString();
    }

    // Plain where that is sure to be read back the same; else in single quotes, in which only they have a meaning.
    private static string Scalar(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        return IsPlain(line) ? line : $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static bool IsPlain(string line) =>
        line.Length > 0 && char.IsAsciiLetter(line[0])
        && line.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '?' or '.' or '!')
        && !Reserved.Contains(line.ToLowerInvariant());

    private static List<string> Folded(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LineLength) lines.Add("");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }
        return lines;
    }
}
