namespace AnkleBot.Language.Likeness;

/// <summary>
/// Turns words into features: stems, pairs of stems, slots and letters in threes to fives, so that new spellings and new
/// turns of phrase still look like the old ones.
/// </summary>
internal sealed class Features
{
    private const int LeastExamples = 2;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const int LongestWord = 30;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<float> rarity = [];
    private readonly List<bool> isLetters = [];

    /// <param name="examples">All examples, as they were read.</param>
    public Features(IReadOnlyList<Utterance> examples)
    {
        bySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var example in examples)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var at = 0; at < example.Count; at++) Name(example, at, name => seen.Add(name.ToString()));
            foreach (var name in seen) counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        foreach (var (name, count) in counts.Where(pair => pair.Value >= LeastExamples).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            ids[name] = ids.Count;
            isLetters.Add(name[0] == '~');
            rarity.Add((float)Math.Log((1.0 + examples.Count) / (1.0 + count)) + 1);
        }
    }

    private delegate void Named(ReadOnlySpan<char> name);

    public int Count => ids.Count;

    /// <summary>For each word the ids of its features, those of its pair with the word before among them.</summary>
    public IReadOnlyList<int>[] Of(Utterance utterance)
    {
        var all = new IReadOnlyList<int>[utterance.Count];
        for (var at = 0; at < all.Length; at++)
        {
            var own = new List<int>();
            Name(utterance, at, name =>
            {
                if (bySpan.TryGetValue(name, out var id)) own.Add(id);
            });
            all[at] = own;
        }

        return all;
    }

    /// <summary>A stretch as numbers, from the features of its words.</summary>
    public Vector Vector(ReadOnlySpan<IReadOnlyList<int>> words)
    {
        var together = new List<int>();
        foreach (var word in words) together.AddRange(word);
        together.Sort();
        var known = new List<int>(together.Count);
        foreach (var id in together)
        {
            if (known.Count == 0 || known[^1] != id) known.Add(id);
        }

        return new([.. known], Weighed(known));
    }

    // Words and letters weigh the same together, however many more letters there are.
    private float[] Weighed(List<int> known)
    {
        var values = new float[known.Count];
        float words = 0, letters = 0;
        for (var at = 0; at < values.Length; at++)
        {
            var value = values[at] = rarity[known[at]];
            if (isLetters[known[at]]) letters += value * value;
            else words += value * value;
        }

        var (ofWords, ofLetters) = (MathF.Sqrt(2 * words), MathF.Sqrt(2 * letters));
        for (var at = 0; at < values.Length; at++) values[at] /= isLetters[known[at]] ? ofLetters : ofWords;
        return values;
    }

    private static void Name(Utterance utterance, int at, Named named)
    {
        var token = utterance.Tokens[at];
        named(token.Stem);
        if (at > 0) named($"{utterance.Tokens[at - 1].Stem} {token.Stem}");
        foreach (var hit in utterance.SlotsAt(at)) named("<" + hit.Slot);
        Span<char> framed = stackalloc char[LongestWord + 2];
        var letters = token.Text.AsSpan(0, Math.Min(token.Text.Length, LongestWord));
        framed[0] = '_';
        letters.CopyTo(framed[1..]);
        framed[letters.Length + 1] = '_';
        framed = framed[..(letters.Length + 2)];
        Span<char> gram = stackalloc char[LongestGram + 1];
        gram[0] = '~';
        for (var length = ShortestGram; length <= LongestGram; length++)
        {
            for (var from = 0; from + length <= framed.Length; from++)
            {
                framed.Slice(from, length).CopyTo(gram[1..]);
                named(gram[..(length + 1)]);
            }
        }
    }
}
