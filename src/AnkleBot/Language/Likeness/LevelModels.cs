namespace AnkleBot.Language.Likeness;

/// <summary>For each level a linear model that tells what is as urgent as that, or more, from what is less.</summary>
internal sealed class LevelModels
{
    private readonly IReadOnlyList<int> levels;
    private readonly IReadOnlyList<LinearModel> models;

    private LevelModels(IReadOnlyList<int> levels, IReadOnlyList<LinearModel> models) => (this.levels, this.models) = (levels, models);

    public LinearModel this[int level]
    {
        get
        {
            for (var at = 0; at < levels.Count; at++)
            {
                if (levels[at] == level) return models[at];
            }

            throw new ArgumentOutOfRangeException(nameof(level), level, "There is no model of this level.");
        }
    }

    /// <param name="levels">The levels, in any order.</param>
    /// <param name="told">The examples.</param>
    /// <param name="vectors">Each of them as numbers.</param>
    /// <param name="features">How many features there are.</param>
    public static LevelModels Learn(IReadOnlyList<int> levels, IReadOnlyList<Precedent> told, IReadOnlyList<Vector> vectors, int features) =>
        new(levels, [.. levels.AsParallel().AsOrdered().Select(level => LinearModel.Train(vectors, [.. told.Select(example => example.Level >= level)], features))]);

    public static LevelModels Read(BinaryReader from, IReadOnlyList<int> levels) => new(levels, [.. levels.Select(_ => LinearModel.Read(from))]);

    public void Write(BinaryWriter to)
    {
        foreach (var model in models) model.Write(to);
    }
}
