using System.Text.RegularExpressions;

namespace AnkleBot.Knowledge;

/// <summary>The Flesch-Kincaid grade (Kincaid 1975): the school year in the United States that a text needs.</summary>
internal static partial class ReadingGrade
{
    public static double Of(string text)
    {
        var words = Words(text);
        if (words.Count == 0) return 0;
        var sentences = Math.Max(1, SentenceEnds().Count(text));
        var syllables = words.Sum(word => Syllables(word.Value.ToLowerInvariant()));
        return (0.39 * words.Count / sentences) + (11.8 * syllables / words.Count) - 15.59;
    }

    public static MatchCollection Words(string text) => WordForms().Matches(text);

    // Groups of vowels, less the silent ends: "ankles" has two, "shoes" one, "stressed" one, "rested" two.
    private static int Syllables(string word)
    {
        if (word.Length <= 3) return 1;
        var groups = VowelGroups().Count(word);
        if (SilentEnd().IsMatch(word)) groups--;
        return Math.Max(1, groups);
    }

    [GeneratedRegex(@"[A-Za-z0-9]+(?:['\u2019-][A-Za-z0-9]+)*")]
    private static partial Regex WordForms();

    [GeneratedRegex(@"[.!?]+(?=\s|$|[""')])")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex VowelGroups();

    [GeneratedRegex("(?<!l)e$|(?<![sxzcg]|[cs]h)es$|(?<![td])ed$")]
    private static partial Regex SilentEnd();
}
