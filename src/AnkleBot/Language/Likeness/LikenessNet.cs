namespace AnkleBot.Language.Likeness;

/// <summary>
/// The net under the rules. It has learnt from examples how people tell of each red flag, and finds what is like them
/// although no rule names its words. What it finds carries the words that it read and the example that they are most like,
/// so that a clinician can disagree with a line of YAML here too.
/// </summary>
internal sealed class LikenessNet
{
    /// <summary>How far beyond the border a stretch must lie to be found. Chosen on the development set.</summary>
    private const float LeastMargin = 0.0f;

    private const float Cost = 4;

    private readonly Features features;
    private readonly List<(int Level, LinearModel Model)> levels;
    private readonly List<Example> examples;

    private sealed record Example(LikenessExamples Group, Line Line, Vector Vector);

    /// <param name="lexicon">Reads the examples as it reads messages.</param>
    /// <param name="groups">All examples, harmless ones among them.</param>
    public LikenessNet(Lexicon lexicon, IReadOnlyList<LikenessExamples> groups)
    {
        var told = groups.SelectMany(group => group.Said.Select(line => (Group: group, Line: line))).ToList();
        var said = told.AsParallel().AsOrdered().Select(example => Said(lexicon, example.Line)).ToList();
        features = new(said);
        examples = [.. told.Zip(said, (example, words) => new Example(example.Group, example.Line, features.Of(words)))];
        levels = [.. groups.Select(group => group.Level).Where(level => level > 0).Distinct().OrderDescending()
            .AsParallel().AsOrdered().Select(level => (level, Train(level)))];
        examples.RemoveAll(example => example.Group.Flag is null);
    }

    public IEnumerable<Finding> Read(Utterance utterance, Contexts contexts) =>
        Stretches.Of(utterance, contexts)
            .Select(stretch => Find(utterance, stretch))
            .OfType<Finding>()
            .GroupBy(finding => finding.Sign)
            .Select(group => group.First());

    private Finding? Find(Utterance utterance, IReadOnlyList<Word> stretch)
    {
        var vector = features.Of(Features.In(utterance, stretch));
        if (vector.Ids.Length == 0) return null;
        foreach (var (level, model) in levels)
        {
            if (model.Margin(vector) < LeastMargin) continue;
            var likest = examples.Where(example => example.Group.Level >= level).MaxBy(example => example.Vector.Cosine(vector))!;
            var where = utterance.Where(stretch[0].At, stretch[^1].At + 1);
            return new(LikenessExamples.SignOf(likest.Group.Flag!), Context.Present, where, where.In(utterance.Text), likest.Line.Where);
        }

        return null;
    }

    private LinearModel Train(int level) => LinearModel.Train(
        [.. examples.Select(example => example.Vector)], [.. examples.Select(example => example.Group.Level >= level)], features.Count, Cost);

    private static HashSet<string> Said(Lexicon lexicon, Line line)
    {
        var utterance = lexicon.Prepare(line.Text, []);
        var contexts = new Contexts(lexicon, utterance, [.. lexicon.Signs.In(utterance)]);
        var words = Enumerable.Range(0, utterance.Count).Where(contexts.IsAsserted).Select(at => new Word(at, contexts.IsDenied(at))).ToList();
        return Features.In(utterance, words);
    }
}
