using System.Text.RegularExpressions;
using AnkleBot.Language;

namespace AnkleBot.Records.Privacy;

/// <summary>Names after "my name is". A word list of names would take "Will" and "Achilles" too.</summary>
internal static partial class Names
{
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "am", "and", "ankle", "at", "but", "can", "for", "from", "had", "has", "have", "hello", "hi", "hurt", "hurts", "i", "im", "i'm",
        "i've", "in", "is", "it", "just", "my", "not", "of", "on", "please", "so", "the", "this", "to", "was", "with", "you",
    };

    public static IEnumerable<Span> In(string text)
    {
        foreach (Match match in Named().Matches(text))
        {
            var words = match.Groups["word"].Captures.TakeWhile(word => !NoNames.Contains(word.Value)).ToList();
            // In capitals as names are written, or else the word after "is" and one more.
            var capital = words.TakeWhile(word => char.IsUpper(word.Value[0])).ToList();
            var name = capital.Count > 0 ? capital : [.. words.Take(2)];
            if (name.Count > 0) yield return new Span(name[0].Index, name[^1].Index + name[^1].Length - name[0].Index);
        }
    }

    [GeneratedRegex(@"\b(?:my name(?: is|'s|\u2019s|s)|i(?:'m| am|\u2019m) called)\s+(?<word>[\p{L}'\u2019-]+)(?:\s+(?<word>[\p{L}'\u2019-]+)){0,2}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
