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

    /// <summary>Two slots anywhere in the stretch, or two stems a few words apart: "if" and "would", "never" and "numb".</summary>
    Pairs,

    /// <summary>Three to five letters of a word.</summary>
    Letters,

    /// <summary>A word or a mark exactly as it was written, or up to three that follow each other.</summary>
    Wording,
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
    private const string Marks = ".,?!:;()-/+&%";
    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const int LongestWord = 30;
    private const int FurthestPair = 4;

    public static FeatureKind KindOf(uint name) => (FeatureKind)(name >> KindBits);

    /// <summary>For each word the names of its features, those of its pair with the word before among them.</summary>
    public static List<uint>[] Of(RuleReading reading)
    {
        var all = new List<uint>[reading.Utterance.Count];
        for (var at = 0; at < all.Length; at++) all[at] = OfWord(reading, at);
        foreach (var (at, finding) in reading.Findings) all[at].Add(Name(FeatureKind.Signs, finding.Sign, Mark('0', finding.Context)));
        return all;
    }

    /// <summary>The names of a whole stretch, pairs of slots among them: each once, in ascending order.</summary>
    public static List<uint> OfStretch(ReadOnlySpan<List<uint>> words)
    {
        var names = new List<uint>(words.Length * 64);
        foreach (var word in words) names.AddRange(word);
        MakeDistinct(names);
        AddPairs(names);
        MakeDistinct(names);
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

        MakeDistinct(names);
        return names;
    }

    /// <summary>
    /// The names of words and marks as they were written, one, two and three in a row: each once, in ascending order. Case,
    /// spaces, quotes and emoji make no difference.
    /// </summary>
    public static List<uint> OfWording(ReadOnlySpan<char> text)
    {
        var names = new List<uint>(text.Length);
        var (one, two) = (0u, 0u);
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfWording(text, at);
            if (end == at)
            {
                at++;
                continue;
            }

            var hash = HashOfWording(text[at..end]);
            names.Add(OfKind(FeatureKind.Wording, hash));
            if (one != 0) names.Add(OfKind(FeatureKind.Wording, Joined(one, hash)));
            if (two != 0) names.Add(OfKind(FeatureKind.Wording, Joined(two, hash)));
            (one, two, at) = (hash, one == 0 ? 0 : Joined(one, hash), end);
        }

        MakeDistinct(names);
        return names;
    }

    // A word with the apostrophes in it, a number, or one mark.
    private static int EndOfWording(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        if (char.IsAsciiDigit(text[at]))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            return end;
        }

        while (end < text.Length && (char.IsLetter(text[end]) || (end > at && IsApostrophe(text[end]) && end + 1 < text.Length && char.IsLetter(text[end + 1])))) end++;
        return end == at && Marks.Contains(text[at]) ? at + 1 : end;
    }

    private static uint HashOfWording(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var c in word) hash = (hash ^ (IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c))) * Prime;
        return hash;
    }

    private static uint Joined(uint first, uint second) => (((first ^ ' ') * Prime) ^ second) * Prime;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018';

    private static List<uint> OfWord(RuleReading reading, int at)
    {
        var utterance = reading.Utterance;
        var token = utterance.Tokens[at];
        var names = new List<uint>(40) { Name(FeatureKind.Words, token.Stem) };
        if (at > 0) names.Add(Name(FeatureKind.Words, utterance.Tokens[at - 1].Stem, ' ', token.Stem));
        for (var back = 2; back <= Math.Min(FurthestPair, at); back++) names.Add(Name(FeatureKind.Pairs, utterance.Tokens[at - back].Stem, '~', token.Stem));
        foreach (var hit in utterance.SlotsAt(at)) names.Add(Name(FeatureKind.Slots, hit.Slot, '<'));
        if (reading.Contexts.Of(at) is var context and not Context.Present)
        {
            names.Add(Name(FeatureKind.Slots, token.Stem, Mark('0', context)));
            foreach (var hit in utterance.SlotsAt(at)) names.Add(Name(FeatureKind.Slots, hit.Slot, Mark('A', context)));
        }

        AddLetters(token.Text, names, ShortestGram, LongestGram);
        return names;
    }

    private static char Mark(char first, Context context) => (char)(first + (int)context);

    private static void AddLetters(ReadOnlySpan<char> word, List<uint> names, int shortest, int longest)
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

    private static void AddPairs(List<uint> names)
    {
        var slots = names.FindAll(name => KindOf(name) == FeatureKind.Slots);
        for (var one = 0; one < slots.Count; one++)
        {
            for (var other = one + 1; other < slots.Count; other++)
            {
                names.Add(OfKind(FeatureKind.Pairs, (slots[one] * Prime) ^ (slots[other] * 40503)));
            }
        }
    }

    private static void MakeDistinct(List<uint> names)
    {
        names.Sort();
        var distinct = 0;
        for (var at = 0; at < names.Count; at++)
        {
            if (at == 0 || names[at] != names[at - 1]) names[distinct++] = names[at];
        }

        names.RemoveRange(distinct, names.Count - distinct);
    }

    // FNV-1a.
    private static uint Name(FeatureKind kind, ReadOnlySpan<char> name, char mark = '\0', ReadOnlySpan<char> second = default)
    {
        var hash = Basis;
        foreach (var c in name) hash = (hash ^ c) * Prime;
        if (mark != '\0') hash = (hash ^ mark) * Prime;
        foreach (var c in second) hash = (hash ^ c) * Prime;
        return OfKind(kind, hash);
    }

    private static uint OfKind(FeatureKind kind, uint hash) => ((uint)kind << KindBits) | ((hash ^ (hash >> KindBits)) & HashMask);
}
