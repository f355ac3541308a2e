namespace AnkleBot.Language.Likeness;

/// <summary>What a view saw in a stretch.</summary>
/// <param name="Vector">The stretch as numbers.</param>
/// <param name="Likely">How likely each class is, 0 to 1.</param>
/// <param name="Scores">For each level how surely the stretch is of it or a higher one: higher is surer, 0 is about even.</param>
internal sealed record Seen(Vector Vector, float[] Likely, float[] Scores);

/// <summary>What a view looks at, and how it learns; chosen by cross-validation on the examples.</summary>
/// <param name="Names">For each word of a message the names of its features, see <see cref="FeatureNames"/>.</param>
/// <param name="Least">What stands in fewer examples tells little of others.</param>
/// <param name="LeastTogether">What stands in fewer examples tells little together with something else.</param>
/// <param name="Seeds">One perceptron for each: they err differently.</param>
/// <param name="MarginShare">What the linear model's margin counts.</param>
internal sealed record ViewSettings(Func<RuleReading, List<uint>[]> Names, int Least, int LeastTogether, IReadOnlyList<int> Seeds, float MarginShare);

/// <summary>One way of looking at stretches, and what was learnt of the examples by looking at them so.</summary>
internal sealed class View
{
    /// <summary>What the perceptrons' log odds count.</summary>
    private const float PerceptronShare = 0.3f;

    private readonly LevelModels models;
    private readonly IReadOnlyList<Perceptron> perceptrons;
    private readonly IReadOnlyList<int> levels;
    private readonly IReadOnlyList<int> levelOfClass;
    private readonly ViewSettings settings;

    private View(Features features, LevelModels models, IReadOnlyList<Perceptron> perceptrons, IReadOnlyList<int> levels, Lessons lessons, ViewSettings settings)
    {
        (Features, this.models, this.perceptrons, this.levels) = (features, models, perceptrons, levels);
        (levelOfClass, this.settings) = (lessons.Levels, settings);
    }

    public Features Features { get; }

    /// <param name="lessons">The examples.</param>
    /// <param name="said">The names of each example's features, see <see cref="FeatureNames"/>.</param>
    /// <param name="levels">From which levels on to tell a stretch from those below.</param>
    /// <param name="settings">How to learn.</param>
    /// <param name="vectors">Each example as numbers.</param>
    public static View Learn(Lessons lessons, IReadOnlyList<List<uint>> said, IReadOnlyList<int> levels, ViewSettings settings, out IReadOnlyList<Vector> vectors)
    {
        var features = Features.Of(said, settings.Least);
        List<Vector> all = [.. said.AsParallel().AsOrdered().Select(features.Vector)];
        vectors = all;
        var perceptrons = Task.Run(() => PerceptronTraining.Train(all, lessons.Belongs, lessons.Flags.Count, features.Count, settings.LeastTogether, settings.Seeds));
        var models = LevelModels.Learn(levels, lessons.Told, all, features.Count);
        return new(features, models, perceptrons.GetAwaiter().GetResult(), levels, lessons, settings);
    }

    /// <summary>Takes up what <see cref="Write"/> wrote, with the same lessons, levels and settings.</summary>
    public static View Read(BinaryReader from, Lessons lessons, IReadOnlyList<int> levels, ViewSettings settings) =>
        new(Features.Read(from), LevelModels.Read(from), [.. settings.Seeds.Select(_ => Perceptron.Read(from))], levels, lessons, settings);

    public void Write(BinaryWriter to)
    {
        Features.Write(to);
        models.Write(to);
        foreach (var perceptron in perceptrons) perceptron.Write(to);
    }

    /// <summary>The ids of the features of each word of a message, to <see cref="See"/> any stretch of it.</summary>
    public int[][] Prepare(RuleReading reading) => Array.ConvertAll(settings.Names(reading), Features.IdsOf);

    /// <param name="words">The ids of the features of each word of a stretch.</param>
    public Seen See(ReadOnlySpan<int[]> words)
    {
        var vector = Features.Vector(words);
        var likely = new float[levelOfClass.Count];
        // The mean of all, since each has learnt by chance a little of what isn't so.
        foreach (var perceptron in perceptrons)
        {
            var one = perceptron.Classify(vector);
            for (var of = 0; of < likely.Length; of++) likely[of] += one[of] / perceptrons.Count;
        }

        return new(vector, likely, Scores(models.Margins(vector), likely));
    }

    /// <summary>What one feature of a stretch speaks for a level; below 0 when it speaks against it.</summary>
    /// <param name="level">The place of the level among the levels.</param>
    public float Share(Seen seen, int level, int feature) => models.Share(seen.Vector, level, feature);

    private float[] Scores(float[] margins, float[] likely)
    {
        for (var level = 0; level < margins.Length; level++)
        {
            var chance = 0f;
            for (var of = 0; of < likely.Length; of++) chance += levelOfClass[of] >= levels[level] ? likely[of] : 0;
            margins[level] = (settings.MarginShare * margins[level]) + (PerceptronShare * Perceptron.LogOdds(chance));
        }

        return margins;
    }
}
