namespace AnkleBot.Search;

/// <summary>
/// Finds the entry that is asked for in exactly these words, whatever their endings and stops: "got it" and "cool" have
/// too little in them to be found by weight.
/// </summary>
internal sealed class VeryWords
{
    // Whoever writes more than this has no line of ours in mind.
    private const int MostTerms = 40;

    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);

    public void Add(List<Term> line, int entry) => entries.TryAdd(Key(line), entry);

    /// <summary>The entry's number; -1 for none.</summary>
    public int Entry(List<Term> question) =>
        question.Count is 0 or > MostTerms ? -1 : entries.GetValueOrDefault(Key(question), -1);

    private static string Key(List<Term> terms) => string.Join(' ', terms.Select(term => term.Stem));
}
