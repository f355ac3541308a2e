using System.Buffers;

namespace AnkleBot.Language;

/// <summary>
/// Brings the forms of a word together: "swelling", "swelled" and "swells" all become "swel".
/// Rules and messages pass through the same stemmer, so that only collisions matter, never beauty;
/// the forms that no suffix rule reaches ("swollen", "felt") come from knowledge/language/words.yaml.
/// </summary>
internal sealed class Stemmer(IReadOnlyDictionary<string, string> irregular)
{
    private const int ShortestStem = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public string Stem(string word) => Regular(irregular.GetValueOrDefault(word, word));

    private static string Regular(string word)
    {
        if (word.Length <= ShortestStem || !char.IsAsciiLetter(word[0])) return word;
        var stem = WithoutPlural(word);
        stem = Without(stem, "ness") ?? stem;
        stem = Without(stem, "ing") ?? (stem.EndsWith("eed", StringComparison.Ordinal) ? null : Without(stem, "ed")) ?? stem;
        stem = stem.Length > 5 ? Without(stem, "ly") ?? stem : stem;
        return Tidy(stem);
    }

    private static string WithoutPlural(string word)
    {
        if (word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal)
            || word.EndsWith("is", StringComparison.Ordinal) || word[^1] != 's')
        {
            return word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        return word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            ? word[..^2]
            : word[..^1];
    }

    private static string? Without(string word, string suffix)
    {
        if (!word.EndsWith(suffix, StringComparison.Ordinal)) return null;
        var stem = word[..^suffix.Length];
        return stem.Length >= ShortestStem && stem.AsSpan().ContainsAny(Vowels) ? stem : null;
    }

    // A last "e" goes, a doubled last consonant becomes one, and "y" becomes "i": "stopp" = "stop", "bruise" = "bruising".
    private static string Tidy(string stem)
    {
        if (stem.Length > ShortestStem + 1 && stem[^1] == 'e') stem = stem[..^1];
        if (stem.Length > ShortestStem && stem[^1] == stem[^2] && !"aeiou".Contains(stem[^1])) stem = stem[..^1];
        return stem.Length > ShortestStem && stem[^1] == 'y' ? stem[..^1] + "i" : stem;
    }
}
