using System.Runtime.InteropServices;

namespace AnkleBot.Language.Likeness;

/// <summary>The features that examples share, and how much each tells: the rarer the more.</summary>
internal sealed class Features
{
    /// <summary>How much each kind weighs, in the order of <see cref="FeatureKind"/>; chosen by cross-validation on the examples.</summary>
    private static readonly float[] Shares = [1, 1, 0.4f, 1, 0.8f, 1];

    private readonly Dictionary<uint, int> known;
    private readonly uint[] names;
    private readonly float[] rarity;

    private Features(uint[] names, float[] rarity)
    {
        this.names = names;
        this.rarity = rarity;
        known = new(names.Length);
        for (var id = 0; id < names.Length; id++) known[names[id]] = id;
        WordsEnd = Array.FindIndex(names, name => FeatureNames.KindOf(name) > FeatureKind.Signs) is var end and >= 0 ? end : names.Length;
    }

    /// <param name="examples">The names of each example's features, see <see cref="FeatureNames"/>.</param>
    /// <param name="least">What stands in fewer examples tells little of others, and is left out.</param>
    public static Features Of(IReadOnlyList<List<uint>> examples, int least)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var name in examples.SelectMany(names => names)) CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;
        var kept = counts.Where(pair => pair.Value >= least).OrderBy(pair => pair.Key).ToList();
        return new(
            [.. kept.Select(pair => pair.Key)],
            [.. kept.Select(pair => (float)Math.Log((1.0 + examples.Count) / (1.0 + pair.Value)) + 1)]);
    }

    public static Features Read(BinaryReader from) => new(from.ReadArray<uint>(), from.ReadArray<float>());

    /// <summary>How many features there are.</summary>
    public int Count => rarity.Length;

    /// <summary>Ids below this are of words, slots and signs; those from it on, of pairs and letters.</summary>
    public int WordsEnd { get; }

    public void Write(BinaryWriter to)
    {
        to.Write<uint>(names);
        to.Write<float>(rarity);
    }

    /// <summary>The id of a feature; null when too few examples share it.</summary>
    public int? IdOf(uint name) => known.TryGetValue(name, out var id) ? id : null;

    /// <summary>A stretch as numbers.</summary>
    /// <param name="names">Its features' names, see <see cref="FeatureNames"/>; those that too few examples share are left out.</param>
    public Vector Vector(List<uint> names)
    {
        var ids = new List<int>(names.Count);
        foreach (var name in names)
        {
            if (known.TryGetValue(name, out var id)) ids.Add(id);
        }

        return new([.. ids], Weighed(ids));
    }

    // A kind weighs its share, however many features there are of it.
    private float[] Weighed(List<int> ids)
    {
        Span<float> squares = stackalloc float[Shares.Length];
        squares.Clear();
        foreach (var id in ids) squares[KindOf(id)] += rarity[id] * rarity[id];
        Span<float> scales = stackalloc float[Shares.Length];
        var together = 0f;
        for (var kind = 0; kind < Shares.Length; kind++) together += squares[kind] > 0 ? Shares[kind] : 0;
        for (var kind = 0; kind < Shares.Length; kind++) scales[kind] = MathF.Sqrt(Shares[kind] / together / squares[kind]);
        var values = new float[ids.Count];
        for (var at = 0; at < values.Length; at++) values[at] = rarity[ids[at]] * scales[KindOf(ids[at])];
        return values;
    }

    private int KindOf(int id) => (int)FeatureNames.KindOf(names[id]);
}
