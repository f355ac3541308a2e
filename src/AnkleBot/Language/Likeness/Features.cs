namespace AnkleBot.Language.Likeness;

/// <summary>A stretch of a message as numbers: which features it has, each with its weight; of length one.</summary>
internal readonly record struct Vector(int[] Ids, float[] Values)
{
    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var at = 0; at < Ids.Length; at++) sum += weights[Ids[at]] * Values[at];
        return sum;
    }

    /// <summary>How alike two stretches are, 0 to 1. Ids are in ascending order.</summary>
    public float Cosine(Vector other)
    {
        var (sum, i, j) = (0f, 0, 0);
        while (i < Ids.Length && j < other.Ids.Length)
        {
            if (Ids[i] == other.Ids[j]) sum += Values[i++] * other.Values[j++];
            else if (Ids[i] < other.Ids[j]) i++;
            else j++;
        }

        return sum;
    }
}

/// <summary>
/// Turns words into features: stems, pairs of stems, slots and letters in threes to fives, so that new spellings and new
/// turns of phrase still look like the old ones. A word that is denied is another feature than the word itself.
/// </summary>
internal sealed class Features
{
    private const int LeastExamples = 2;
    private const int ShortestGram = 3;
    private const int LongestGram = 5;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<float> rarity = [];

    public Features(IEnumerable<IReadOnlySet<string>> examples)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = 0;
        foreach (var example in examples)
        {
            total++;
            foreach (var feature in example) counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        foreach (var (feature, count) in counts.Where(pair => pair.Value >= LeastExamples).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            ids[feature] = ids.Count;
            rarity.Add((float)Math.Log((1.0 + total) / (1.0 + count)) + 1);
        }
    }

    public int Count => ids.Count;

    public Vector Of(IReadOnlySet<string> features)
    {
        var known = features.Select(feature => ids.GetValueOrDefault(feature, -1)).Where(id => id >= 0).Order().ToArray();
        var values = known.Select(id => rarity[id]).ToArray();
        var length = MathF.Sqrt(values.Sum(value => value * value));
        for (var at = 0; at < values.Length; at++) values[at] /= length;
        return new(known, values);
    }

    /// <summary>The features of the words that <paramref name="spoken"/> lists, in their order.</summary>
    public static HashSet<string> In(Utterance utterance, IReadOnlyList<Word> spoken)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        string? before = null;
        foreach (var (at, denied) in spoken)
        {
            var token = utterance.Tokens[at];
            var stem = denied ? "not:" + token.Stem : token.Stem;
            features.Add(stem);
            if (before is not null) features.Add(before + " " + stem);
            before = stem;
            if (denied) continue;
            foreach (var hit in utterance.SlotsAt(at)) features.Add("<" + hit.Slot);
            AddGrams(token.Text, features);
        }

        return features;
    }

    private static void AddGrams(string word, HashSet<string> features)
    {
        var framed = "_" + word + "_";
        for (var length = ShortestGram; length <= LongestGram; length++)
        {
            for (var at = 0; at + length <= framed.Length; at++) features.Add(string.Concat("~", framed.AsSpan(at, length)));
        }
    }
}

/// <summary>A word of a message, and whether it is denied.</summary>
internal readonly record struct Word(int At, bool Denied);
