namespace AnkleBot.Language.Likeness;

/// <summary>For each level a linear model that tells what is as urgent as that, or more, from what is less.</summary>
internal sealed class LevelModels
{
    private readonly int levels;

    /// <summary>By feature, then by level: a stretch is compared with all levels at once.</summary>
    private readonly float[] weights;
    private readonly float[] biases;

    private LevelModels(float[] weights, float[] biases) => (levels, this.weights, this.biases) = (biases.Length, weights, biases);

    /// <param name="levels">The levels, in any order.</param>
    /// <param name="told">The examples.</param>
    /// <param name="vectors">Each of them as numbers.</param>
    /// <param name="features">How many features there are.</param>
    public static LevelModels Learn(IReadOnlyList<int> levels, IReadOnlyList<Precedent> told, IReadOnlyList<Vector> vectors, int features)
    {
        List<LinearModel> models =
            [.. levels.AsParallel().AsOrdered().Select(level => LinearModel.Train(vectors, [.. told.Select(example => example.Level >= level)], features))];
        return new(
            [.. Enumerable.Range(0, features).SelectMany(feature => models.Select(model => model.Weight(feature)))],
            [.. models.Select(model => model.Bias)]);
    }

    public static LevelModels Read(BinaryReader from) => new(from.ReadArray<float>(), from.ReadArray<float>());

    public void Write(BinaryWriter to)
    {
        to.Write<float>(weights);
        to.Write<float>(biases);
    }

    /// <summary>For each level, how far a stretch is on the side of those that belong: 0 is the border, 1 the margin.</summary>
    public float[] Margins(Vector vector)
    {
        var margins = biases.AsSpan().ToArray();
        for (var at = 0; at < vector.Ids.Length; at++)
        {
            var of = weights.AsSpan(vector.Ids[at] * levels, levels);
            for (var level = 0; level < of.Length; level++) margins[level] += of[level] * vector.Values[at];
        }

        return margins;
    }

    /// <summary>What one feature of a stretch adds to its margin; 0 when the stretch hasn't it.</summary>
    /// <param name="level">The place of the level among the levels.</param>
    public float Share(Vector vector, int level, int id) =>
        Array.BinarySearch(vector.Ids, id) is var at and >= 0 ? weights[(id * levels) + level] * vector.Values[at] : 0;
}
