namespace AnkleBot.Search;

/// <summary>
/// Finds known words that look like an unknown one, by the share of four-letter pieces that they have in common, and those
/// that sound like it: people spell as they hear.
/// </summary>
internal sealed class Likeness
{
    private const int Piece = 4;
    private const int ShortestWord = 4;
    private const int LongestWord = 32;
    private const int MostFound = 4;

    /// <summary>What sounding alike counts, as a likeness.</summary>
    private const double AlikeInSound = 0.6;
    private const int ShortestSound = 2;
    private const int MostLonger = 2;

    private readonly Dictionary<ulong, List<int>> wordsWith = [];
    private readonly Dictionary<int, int> pieces = [];
    private readonly Dictionary<string, List<int>> sounding = new(StringComparer.Ordinal);

    private readonly Vocabulary vocabulary;

    public Likeness(Vocabulary vocabulary)
    {
        this.vocabulary = vocabulary;
        for (var term = 0; term < vocabulary.Count; term++)
        {
            if (vocabulary.Name(term) is not { } word || !Suits(word)) continue;
            var all = Pieces(word);
            pieces[term] = all.Count;
            foreach (var piece in all)
            {
                if (!wordsWith.TryGetValue(piece, out var words)) wordsWith[piece] = words = [];
                words.Add(term);
            }

            var sound = Sound.Of(word);
            if (!sounding.TryGetValue(sound, out var same)) sounding[sound] = same = [];
            same.Add(term);
        }
    }

    /// <summary>Words at least as like as <paramref name="least"/> (0 to 1), the likest first.</summary>
    public IEnumerable<(int Term, double Likeness)> To(string word, double least)
    {
        if (!Suits(word)) return [];
        var shared = new Dictionary<int, int>();
        var all = Pieces(word);
        foreach (var piece in all)
        {
            if (!wordsWith.TryGetValue(piece, out var words)) continue;
            foreach (var term in words) shared[term] = shared.GetValueOrDefault(term) + 1;
        }

        var sound = Sound.Of(word);
        IEnumerable<int> same = sound.Length >= ShortestSound ? sounding.GetValueOrDefault(sound) ?? [] : [];
        return shared.Select(term => (Term: term.Key, Likeness: 2.0 * term.Value / (all.Count + pieces[term.Key])))
            .Concat(same.Where(term => Math.Abs(word.Length - vocabulary.Name(term)!.Length) <= MostLonger).Select(term => (Term: term, Likeness: AlikeInSound)))
            .GroupBy(found => found.Term)
            .Select(found => found.MaxBy(one => one.Likeness))
            .Where(found => found.Likeness >= least)
            .OrderByDescending(found => found.Likeness).ThenBy(found => found.Term)
            .Take(MostFound);
    }

    private static bool Suits(string word) =>
        word.Length is >= ShortestWord and <= LongestWord && word.All(char.IsAsciiLetterLower);

    // The word's two ends count as letters, so that "heel" and "wheel" are further apart than "heel" and "heels".
    private static HashSet<ulong> Pieces(string word)
    {
        var all = new HashSet<ulong>();
        var marked = $"^{word}$";
        for (var at = 0; at + Piece <= marked.Length; at++)
        {
            var piece = 0UL;
            foreach (var letter in marked.AsSpan(at, Piece)) piece = (piece << 16) | letter;
            all.Add(piece);
        }

        return all;
    }
}
