namespace AnkleBot.Language.Likeness;

/// <summary>
/// The net under the rules. It has learnt from examples how people tell of red flags, and finds what is like them although
/// no rule names its words. What it finds carries the words that it read and the example that they are most like, so that
/// a clinician can disagree with a line of YAML here too. It also tells when a message that a rule caught is like nothing
/// but harmless ones: a gun at the start line, a pop song.
/// </summary>
internal sealed class LikenessNet
{
    /// <summary>
    /// From which margin on a stretch belongs, by level: soon, urgent, emergency, crisis. Chosen on the development set, so
    /// that missing costs more than crying wolf.
    /// </summary>
    private static readonly Dictionary<int, float> LeastMargin = new() { [2] = 0.1f, [3] = -0.3f, [4] = -0.5f, [5] = 0.1f };

    /// <summary>A message all of whose stretches lie below this is like harmless ones only.</summary>
    private const float HarmlessBelow = -0.25f;

    private readonly Features features;
    private readonly List<(int Level, LinearModel Model)> levels;
    private readonly List<Example> examples;

    private sealed record Example(LikenessExamples Group, Line Line, Vector Vector);

    /// <param name="lexicon">Reads the examples as it reads messages.</param>
    /// <param name="groups">All examples, harmless ones among them.</param>
    public LikenessNet(Lexicon lexicon, IReadOnlyList<LikenessExamples> groups)
    {
        var told = groups.SelectMany(group => group.Said.Select(line => (Group: group, Line: line))).ToList();
        var said = told.AsParallel().AsOrdered().Select(example => lexicon.Prepare(example.Line.Text, [])).ToList();
        features = new(said);
        examples = [.. told.Zip(
            said.AsParallel().AsOrdered().Select(utterance => features.Vector(features.Of(utterance))),
            (example, vector) => new Example(example.Group, example.Line, vector))];
        levels = [.. LeastMargin.Keys.OrderDescending().AsParallel().AsOrdered().Select(level => (level, Train(level)))];
        examples.RemoveAll(example => example.Group.Flag is null);
    }

    /// <summary>What the message is like: findings of flags, and whether all of it is like harmless messages only.</summary>
    public (IReadOnlyList<Finding> Findings, bool Harmless) Read(Utterance utterance)
    {
        var words = features.Of(utterance);
        var stretches = Stretches.Of(utterance)
            .Select(stretch => (Where: stretch, Vector: features.Vector(words.AsSpan(stretch))))
            .Where(stretch => stretch.Vector.Ids.Length > 0)
            .ToList();
        var findings = stretches
            .Select(stretch => Find(utterance, stretch.Where, stretch.Vector))
            .OfType<Finding>()
            .DistinctBy(finding => finding.Sign)
            .ToList();
        return (findings, stretches.Count > 0 && stretches.All(stretch => levels[^1].Model.Margin(stretch.Vector) < HarmlessBelow));
    }

    private Finding? Find(Utterance utterance, Range stretch, Vector vector)
    {
        foreach (var (level, model) in levels)
        {
            if (model.Margin(vector) < LeastMargin[level]) continue;
            if (Likest(vector, level) is not { } likest) continue;
            var where = utterance.Where(stretch.Start.Value, stretch.End.Value);
            return new(LikenessExamples.SignOf(likest.Group.Flag!), Context.Present, where, where.In(utterance.Text), likest.Line.Where);
        }

        return null;
    }

    private Example? Likest(Vector vector, int level)
    {
        var spread = new float[features.Count];
        for (var at = 0; at < vector.Ids.Length; at++) spread[vector.Ids[at]] = vector.Values[at];
        return examples.Where(example => example.Group.Level >= level).MaxBy(example => example.Vector.Dot(spread));
    }

    private LinearModel Train(int level) => LinearModel.Train(
        [.. examples.Select(example => example.Vector)], [.. examples.Select(example => example.Group.Level >= level)], features.Count);
}
