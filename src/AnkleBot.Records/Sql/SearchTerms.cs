using System.Text.RegularExpressions;

namespace AnkleBot.Records.Sql;

/// <summary>What is searched for: words, and phrases in quotes. Nothing else has a meaning, whatever the engine's own language has.</summary>
internal static partial class SearchTerms
{
    /// <summary>At most 20.</summary>
    public static IReadOnlyList<string> Of(string words) =>
        [.. Terms().Matches(words).Select(term => term.Value.Trim('"')).Where(term => term.Any(char.IsLetterOrDigit)).Take(20)];

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+")]
    private static partial Regex Terms();
}
