using AnkleBot.Language;

namespace AnkleBot.Search;

/// <summary>A word of a text as the index sees it.</summary>
/// <param name="Stem">Corrected and stemmed.</param>
/// <param name="Said">As it was written.</param>
/// <param name="IsStop">True for words that are not searched for by themselves.</param>
/// <param name="StartsClause">True when a comma or a full stop stands before it.</param>
internal readonly record struct Term(string Stem, string Said, bool IsStop, bool StartsClause);

/// <summary>
/// Reads texts as the index sees them. Its spelling knows the words of the entries, so that "soleas" becomes "soleus";
/// an entry's own rare misspellings are corrected in the same way, or they would outweigh the word they stand for.
/// </summary>
internal sealed class Analyzer
{
    private const int TrustedFrom = 2;
    private const int TrustedIfNotOrdinaryFrom = 8;
    private const int MostTrusted = 30_000;
    private const int MostRemembered = 200_000;

    private readonly Tokenizer tokenizer;
    private readonly HashSet<string> stops;
    private readonly IReadOnlySet<string> ordinary;
    private readonly Dictionary<string, Term[]> remembered = new(StringComparer.Ordinal);

    public Analyzer(WordForms forms, IReadOnlySet<string> stopWords, IEnumerable<string> texts)
    {
        ordinary = forms.Ordinary;
        tokenizer = new(forms, [.. Trusted(texts)]);
        stops = stopWords.Select(tokenizer.Stem).Append("'s").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True for a word that may be unknown here, but isn't misspelt.</summary>
    public bool IsOrdinary(string said) => ordinary.Contains(said);

    /// <summary>The terms of a text.</summary>
    public List<Term> Terms(string text)
    {
        var terms = new List<Term>();
        foreach (var word in RawWords.In(text)) Add(terms, Read(word.Text), word.Before);
        return terms;
    }

    /// <summary>The terms of an entry's text, whose words are remembered so that they need no second look.</summary>
    public List<Term> Learn(string text)
    {
        var terms = new List<Term>();
        foreach (var word in RawWords.In(text))
        {
            if (!remembered.TryGetValue(word.Text, out var read))
            {
                read = Read(word.Text);
                if (remembered.Count < MostRemembered) remembered[word.Text] = read;
            }

            Add(terms, read, word.Before);
        }

        return terms;
    }

    private static void Add(List<Term> terms, Term[] read, Break before)
    {
        for (var at = 0; at < read.Length; at++)
        {
            terms.Add(at == 0 && before != Break.None ? read[at] with { StartsClause = true } : read[at]);
        }
    }

    private Term[] Read(string word) =>
        remembered.TryGetValue(word, out var read)
            ? read
            : [.. tokenizer.Tokens(word).Select(token => new Term(Stem(token), word, stops.Contains(token.Stem), false))];

    private static string Stem(Token token) =>
        token.Number is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : token.Stem;

    private IEnumerable<string> Trusted(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in texts.SelectMany(RawWords.In))
        {
            counts[word.Text] = counts.GetValueOrDefault(word.Text) + 1;
        }

        return counts.Where(word => word.Value >= (ordinary.Contains(word.Key) ? TrustedFrom : TrustedIfNotOrdinaryFrom))
            .OrderByDescending(word => word.Value)
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MostTrusted)
            .Select(word => word.Key);
    }
}
