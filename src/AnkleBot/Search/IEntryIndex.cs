namespace AnkleBot.Search;

/// <summary>Finds the entries that fit a question. A wall: our in-memory index, or another search library, stands behind it.</summary>
public interface IEntryIndex
{
    /// <summary>The entries that fit best.</summary>
    /// <param name="question">Any text.</param>
    /// <param name="most">How many hits at the most, 1 to 100.</param>
    /// <param name="leaning">The topic of the entry that the question leans on ("and how often?"), which is preferred; null for none.</param>
    /// <returns>Hits, the best first; none when no word of the question is known.</returns>
    IReadOnlyList<Hit> Search(string question, int most, string? leaning = null);

    /// <summary>The same with the words that made each score, for people who ask why.</summary>
    IReadOnlyList<Explanation> Explain(string question, int most, string? leaning = null);

    /// <summary>What a question says, as it is compared: small words left out, one name for all synonyms, each once.</summary>
    IReadOnlyList<TellingWord> Words(string question);

    /// <summary>Another index with an entry in place of the one with its id, or beside the others of its topic when it is new.</summary>
    IEntryIndex Holding(Entry entry);
}

/// <summary>A word of a question.</summary>
/// <param name="Word">Corrected and stemmed.</param>
/// <param name="Weight">How much it tells, more than 0: a word that few entries hold tells more.</param>
public readonly record struct TellingWord(string Word, double Weight);

/// <summary>An entry that was found.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">Its score, 0 or more; comparable only within one search.</param>
/// <param name="Confidence">0 to 1: how likely it is that this is what was asked.</param>
public sealed record Hit(Entry Entry, double Score, double Confidence);

/// <summary>Why an entry was found.</summary>
/// <param name="Hit">The hit.</param>
/// <param name="Parts">What each word of the question gave to its score.</param>
public sealed record Explanation(Hit Hit, IReadOnlyList<ScorePart> Parts);

/// <summary>What one word of a question gave to a score.</summary>
/// <param name="Word">The word, as it was understood.</param>
/// <param name="Matched">What it met in the entry: itself, a synonym, or a likeness in spelling.</param>
/// <param name="Score">Its share of the score.</param>
public sealed record ScorePart(string Word, string Matched, double Score);
