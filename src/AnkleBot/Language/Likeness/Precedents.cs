using System.Collections.Concurrent;

namespace AnkleBot.Language.Likeness;

/// <summary>One example.</summary>
/// <param name="Flag">The flag that it tells of; null for a harmless one.</param>
/// <param name="Level">The flag's level; 0 for a harmless one.</param>
/// <param name="IsQuestion">See <see cref="LikenessExamples.AreQuestions"/>.</param>
internal sealed record Precedent(string? Flag, int Level, Line Line, bool IsQuestion);

/// <summary>An example that a stretch is like.</summary>
/// <param name="Alike">How much, 0 to 1.</param>
internal readonly record struct Likest(Precedent Precedent, float Alike);

/// <summary>All examples, to find those that a stretch is most like by the words that they share.</summary>
internal sealed class Precedents
{
    private const int MostOfLevel = 5;
    private const int Levels = 6;

    /// <summary>What stands in more examples than this tells little, and takes long to count.</summary>
    private const int MostSharing = 700;

    private readonly IReadOnlyList<Precedent> all;
    private readonly byte[] levels;

    /// <summary>For each feature that is compared, in which examples it stands.</summary>
    private readonly Shared[][] sharing;

    /// <summary>Room for a likeness to each example, all zero.</summary>
    private readonly ConcurrentBag<float[]> empty = [];

    private Precedents(IReadOnlyList<Precedent> all, Shared[][] sharing) =>
        (this.all, levels, this.sharing) = (all, [.. all.Select(precedent => (byte)precedent.Level)], sharing);

    private readonly record struct Shared(int Precedent, float Value);

    /// <param name="wordsEnd">Ids below this are compared, see <see cref="Features.WordsEnd"/>.</param>
    /// <param name="all">The examples.</param>
    /// <param name="vectors">Each of them as numbers.</param>
    public static Precedents Of(int wordsEnd, IReadOnlyList<Precedent> all, IReadOnlyList<Vector> vectors)
    {
        var sharing = new List<Shared>?[wordsEnd];
        for (var at = 0; at < vectors.Count; at++)
        {
            foreach (var (id, value) in Words(vectors[at], wordsEnd)) (sharing[id] ??= []).Add(new(at, value));
        }

        return new(all, Array.ConvertAll(sharing, list => list is { Count: <= MostSharing } ? list.ToArray() : []));
    }

    /// <param name="from">What <see cref="Write"/> wrote.</param>
    /// <param name="all">The same examples in the same order.</param>
    public static Precedents Read(BinaryReader from, IReadOnlyList<Precedent> all)
    {
        var sharing = new Shared[from.ReadInt32()][];
        foreach (ref var list in sharing.AsSpan()) list = from.ReadArray<Shared>();
        return new(all, sharing);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(sharing.Length);
        foreach (var list in sharing) to.Write<Shared>(list);
    }

    /// <summary>The few examples that a stretch is most like, the likest first: of each level at most five.</summary>
    public List<Likest> Of(Vector vector)
    {
        if (!empty.TryTake(out var alike)) alike = new float[all.Count];
        var met = new List<int>();
        foreach (var (id, value) in Words(vector, sharing.Length))
        {
            foreach (var (at, shared) in sharing[id])
            {
                if (alike[at] == 0) met.Add(at);
                alike[at] += value * shared;
            }
        }

        var likest = FewOfEachLevel(met, alike);
        foreach (var at in met) alike[at] = 0;
        empty.Add(alike);
        return likest;
    }

    private List<Likest> FewOfEachLevel(List<int> met, float[] alike)
    {
        var few = new List<(int At, float Alike)>[Levels];
        foreach (var at in met)
        {
            var best = few[levels[at]] ??= new(MostOfLevel + 1);
            if (best.Count == MostOfLevel && alike[at] <= best[^1].Alike) continue;
            var rank = best.Count;
            while (rank > 0 && best[rank - 1].Alike < alike[at]) rank--;
            best.Insert(rank, (at, alike[at]));
            if (best.Count > MostOfLevel) best.RemoveAt(MostOfLevel);
        }

        return [.. few.Where(best => best is not null).SelectMany(best => best).OrderByDescending(likest => likest.Alike).Select(likest => new Likest(all[likest.At], likest.Alike))];
    }

    // The words alone, made one long.
    private static List<(int Id, float Value)> Words(Vector vector, int wordsEnd)
    {
        var end = 0;
        while (end < vector.Ids.Length && vector.Ids[end] < wordsEnd) end++;
        var length = Length(vector.Values.AsSpan(0, end));
        var words = new List<(int, float)>(end);
        for (var word = 0; word < end; word++) words.Add((vector.Ids[word], vector.Values[word] / length));
        return words;
    }

    private static float Length(ReadOnlySpan<float> values)
    {
        var squares = 0f;
        foreach (var value in values) squares += value * value;
        return MathF.Sqrt(squares);
    }
}
