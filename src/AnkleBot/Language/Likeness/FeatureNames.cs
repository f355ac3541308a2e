namespace AnkleBot.Language.Likeness;

/// <summary>What a feature is of. In this order, the ids of <see cref="Features"/> follow each other.</summary>
internal enum FeatureKind
{
    /// <summary>A stem, or two that follow each other.</summary>
    Words,

    /// <summary>A slot of knowledge/language; or a stem or slot that is denied, past, supposed or somebody else's.</summary>
    Slots,

    /// <summary>A sign that the rules read, with how it was meant.</summary>
    Signs,

    /// <summary>Two stems a few words apart: "if" and "would", "never" and "numb".</summary>
    Pairs,

    /// <summary>Three to five letters of a word.</summary>
    Letters,

    /// <summary>A word or a mark exactly as it was written, or up to three that follow each other.</summary>
    Wording,

    /// <summary>A slot, or the stem of a word in none, or up to four that follow each other.</summary>
    Phrasing,
}

/// <summary>
/// Names the features of a message, so that new spellings and new turns of phrase still look like the old ones. A name is
/// hashed: its kind in the highest bits, so that kinds can be told apart and sort in order.
/// </summary>
internal static class FeatureNames
{
    private const int KindBits = 29;
    private const uint HashMask = (1u << KindBits) - 1;
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;
    private const int LongestWord = 30;

    public static FeatureKind KindOf(uint name) => (FeatureKind)(name >> KindBits);

    /// <summary>The names of a whole stretch: each once, in ascending order.</summary>
    public static List<uint> OfStretch(ReadOnlySpan<List<uint>> words)
    {
        var names = new List<uint>(words.Length * 24);
        foreach (var word in words) names.AddRange(word);
        names.MakeDistinct();
        return names;
    }

    /// <summary>The names of plain words, pairs of neighbours and pieces of words: each once, in ascending order.</summary>
    /// <param name="words">Each word's stem, and as it was written.</param>
    /// <param name="letters">How many letters a piece has.</param>
    public static List<uint> OfWords(ReadOnlySpan<(string Stem, string Said)> words, int letters)
    {
        var names = new List<uint>(words.Length * 8);
        for (var at = 0; at < words.Length; at++)
        {
            names.Add(Name(FeatureKind.Words, words[at].Stem));
            if (at > 0) names.Add(Name(FeatureKind.Words, words[at - 1].Stem, ' ', words[at].Stem));
            AddLetters(words[at].Said, names, letters, letters);
        }

        names.MakeDistinct();
        return names;
    }

    /// <summary>The name of a word or slot, or of two with a mark between; or of one with a mark.</summary>
    public static uint Name(FeatureKind kind, ReadOnlySpan<char> name, char mark = '\0', ReadOnlySpan<char> second = default)
    {
        var hash = Hash(name);
        if (mark != '\0') hash = Hash(mark, hash);
        return OfKind(kind, Hash(second, hash));
    }

    /// <summary>A name of a kind by the hash of what it stands for, see <see cref="Hash(ReadOnlySpan{char}, uint)"/>.</summary>
    public static uint OfKind(FeatureKind kind, uint hash) => ((uint)kind << KindBits) | ((hash ^ (hash >> KindBits)) & HashMask);

    /// <summary>FNV-1a.</summary>
    public static uint Hash(ReadOnlySpan<char> text, uint from = Basis)
    {
        foreach (var c in text) from = Hash(c, from);
        return from;
    }

    /// <summary>The same with one more character, or another hash.</summary>
    public static uint Hash(uint next, uint from) => (from ^ next) * Prime;

    /// <summary>Adds the names of the pieces of a word, its beginning and end marked.</summary>
    public static void AddLetters(ReadOnlySpan<char> word, List<uint> names, int shortest, int longest)
    {
        if (word.Length > LongestWord) word = word[..LongestWord];
        Span<char> framed = stackalloc char[LongestWord + 2];
        framed[0] = '_';
        word.CopyTo(framed[1..]);
        framed[word.Length + 1] = '_';
        framed = framed[..(word.Length + 2)];
        for (var length = shortest; length <= longest; length++)
        {
            for (var from = 0; from + length <= framed.Length; from++) names.Add(Name(FeatureKind.Letters, framed.Slice(from, length)));
        }
    }
}
