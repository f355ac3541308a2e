namespace AnkleBot.Search;

/// <summary>
/// Finds the entry that is asked for in exactly these words, whatever their endings and stops: "got it" and "cool" have
/// too little in them to be found by weight.
/// </summary>
internal sealed class VeryWords
{
    // Whoever writes more than this has no line of ours in mind.
    private const int MostCharacters = 200;

    private readonly Analyzer analyzer;
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);

    public VeryWords(Analyzer analyzer, Entry[] all)
    {
        this.analyzer = analyzer;
        for (var entry = 0; entry < all.Length; entry++)
        {
            foreach (var line in all[entry].Asked) entries.TryAdd(Key(line.Text), entry);
            entries.TryAdd(Key(all[entry].Question), entry);
        }
    }

    /// <summary>The entry's number; -1 for none.</summary>
    public int Entry(string question) =>
        question.Length > MostCharacters ? -1 : entries.GetValueOrDefault(Key(question), -1);

    private string Key(string text) => string.Join(' ', analyzer.Terms(text).Select(term => term.Stem));
}
