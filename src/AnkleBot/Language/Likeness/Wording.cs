namespace AnkleBot.Language.Likeness;

/// <summary>
/// Judges a stretch by its wording alone: words and marks exactly as they were written, up to three in a row. Stems, slots
/// and corrected spellings tell what is spoken of; tense, order, small words and a question mark tell whether it is so.
/// </summary>
internal sealed class Wording
{
    private const int LeastExamples = 2;

    private readonly Features features;
    private readonly LevelModels models;

    private Wording(Features features, LevelModels models) => (this.features, this.models) = (features, models);

    /// <param name="told">The examples.</param>
    /// <param name="levels">From which levels on to tell a stretch from those below.</param>
    public static Wording Learn(IReadOnlyList<Precedent> told, IReadOnlyList<int> levels)
    {
        var said = told.AsParallel().AsOrdered().Select(example => FeatureNames.OfWording(example.Line.Text)).ToList();
        var features = Features.Of(said, LeastExamples);
        return new(features, LevelModels.Learn(levels, told, [.. said.Select(features.Vector)], features.Count));
    }

    public static Wording Read(BinaryReader from, IReadOnlyList<int> levels) => new(Features.Read(from), LevelModels.Read(from, levels));

    public void Write(BinaryWriter to)
    {
        features.Write(to);
        models.Write(to);
    }

    /// <summary>The wording of a stretch as numbers, for <see cref="Margin"/>.</summary>
    public Vector Vector(ReadOnlySpan<char> text) => features.Vector(FeatureNames.OfWording(text));

    /// <summary>How far on the side of a level a wording is: 0 is the border, 1 the margin.</summary>
    public float Margin(Vector wording, int level) => models[level].Margin(wording);
}
