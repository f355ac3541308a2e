using System.Numerics;
using System.Runtime.InteropServices;

namespace AnkleBot.Language.Likeness;

/// <summary>The features that examples share, and how much each tells: the rarer the more.</summary>
internal sealed class Features
{
    /// <summary>How much each kind weighs, in the order of <see cref="FeatureKind"/>; chosen by cross-validation on the examples.</summary>
    private static readonly float[] Shares = [1, 1, 0.4f, 1, 0.8f, 1, 1];

    /// <summary>How many names share their highest bits, about: as many as are compared at once.</summary>
    private const int Together = 8;

    private readonly uint[] names;
    private readonly float[] rarity;

    /// <summary>Where the names with the same highest bits start: names are sorted, and as good as random but for their kind.</summary>
    private readonly int[] starts;
    private readonly int shift;

    /// <summary>For each kind the id after its last.</summary>
    private readonly int[] ends;

    private Features(uint[] names, float[] rarity)
    {
        this.names = names;
        this.rarity = rarity;
        shift = 32 - Math.Max(BitOperations.Log2((uint)(names.Length / Together) + 1), 1);
        starts = new int[(1 << (32 - shift)) + 1];
        foreach (var name in names) starts[(name >> shift) + 1]++;
        for (var at = 1; at < starts.Length; at++) starts[at] += starts[at - 1];
        ends = [.. Enum.GetValues<FeatureKind>().Select(kind => Array.FindIndex(names, name => FeatureNames.KindOf(name) > kind) is var end and >= 0 ? end : names.Length)];
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
    public int WordsEnd => ends[(int)FeatureKind.Signs];

    public void Write(BinaryWriter to)
    {
        to.Write<uint>(names);
        to.Write<float>(rarity);
    }

    /// <summary>A stretch as numbers.</summary>
    /// <param name="names">Its features' names, see <see cref="FeatureNames"/>; those that too few examples share are left out.</param>
    public Vector Vector(List<uint> names) => Weighed(IdsOf(names));

    /// <summary>The ids of those that enough examples share, in the order of their names.</summary>
    public int[] IdsOf(List<uint> names)
    {
        var ids = new List<int>(names.Count);
        foreach (var name in names)
        {
            if (IdOf(name) is var id and >= 0) ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>The same as of <see cref="FeatureNames.OfStretch"/>, but that each word is looked up once for all stretches that it is in.</summary>
    /// <param name="words">The ids of each word's features.</param>
    public Vector Vector(ReadOnlySpan<int[]> words)
    {
        var ids = new List<int>(words.Length * 24);
        foreach (var word in words) ids.AddRange(word);
        ids.MakeDistinct();
        return Weighed([.. ids]);
    }

    // Below 0 for what too few examples share.
    private int IdOf(uint name)
    {
        var (from, end) = (starts[name >> shift], starts[(name >> shift) + 1]);
        return names.AsSpan(from..end).IndexOf(name) is var at and >= 0 ? from + at : -1;
    }

    // A kind weighs its share, however many features there are of it.
    private Vector Weighed(int[] ids)
    {
        var values = new float[ids.Length];
        Span<float> squares = stackalloc float[Shares.Length];
        squares.Clear();
        for (var (at, kind) = (0, 0); at < ids.Length; at++)
        {
            while (ids[at] >= ends[kind]) kind++;
            values[at] = rarity[ids[at]];
            squares[kind] += values[at] * values[at];
        }

        Span<float> scales = stackalloc float[Shares.Length];
        var together = 0f;
        for (var kind = 0; kind < Shares.Length; kind++) together += squares[kind] > 0 ? Shares[kind] : 0;
        for (var kind = 0; kind < Shares.Length; kind++) scales[kind] = MathF.Sqrt(Shares[kind] / together / squares[kind]);
        for (var (at, kind) = (0, 0); at < ids.Length; at++)
        {
            while (ids[at] >= ends[kind]) kind++;
            values[at] *= scales[kind];
        }

        return new(ids, values);
    }
}
