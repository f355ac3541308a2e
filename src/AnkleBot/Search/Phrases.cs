namespace AnkleBot.Search;

/// <summary>A phrase of a synonym slot, and the word under which the index keeps it.</summary>
internal sealed record PhraseTerm(string[] Stems, string Key);

/// <summary>Finds the phrases of the synonym slots ("cold pack") in terms; the longest that fits is taken.</summary>
internal sealed class Phrases
{
    private readonly Dictionary<string, List<PhraseTerm>> byFirst = new(StringComparer.Ordinal);

    public void Add(PhraseTerm phrase)
    {
        if (!byFirst.TryGetValue(phrase.Stems[0], out var phrases)) byFirst[phrase.Stems[0]] = phrases = [];
        phrases.Add(phrase);
        phrases.Sort((one, other) => other.Stems.Length.CompareTo(one.Stems.Length));
    }

    /// <summary>The phrase that begins at a term; null when none does.</summary>
    public PhraseTerm? At(List<Term> terms, int at)
    {
        if (!byFirst.TryGetValue(terms[at].Stem, out var phrases)) return null;
        foreach (var phrase in phrases)
        {
            if (Fits(phrase.Stems, terms, at)) return phrase;
        }

        return null;
    }

    private static bool Fits(string[] stems, List<Term> terms, int at)
    {
        if (at + stems.Length > terms.Count) return false;
        for (var next = 1; next < stems.Length; next++)
        {
            if (terms[at + next].StartsClause || terms[at + next].Stem != stems[next]) return false;
        }

        return true;
    }
}
