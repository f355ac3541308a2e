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
    private readonly List<(LikenessExamples Examples, LinearModel Model, List<Vector> Vectors)> flags;

    /// <param name="lexicon">Reads the examples as it reads messages.</param>
    /// <param name="examples">All examples, harmless ones among them.</param>
    public LikenessNet(Lexicon lexicon, IReadOnlyList<LikenessExamples> examples)
    {
        var told = examples.SelectMany(group => group.Said.Select(line => (Group: group, Said: Said(lexicon, line)))).ToList();
        features = new(told.Select(example => example.Said));
        var vectors = told.Select(example => features.Of(example.Said)).ToList();
        levels = [.. examples.Select(group => group.Level).Where(level => level > 0).Distinct().OrderDescending()
            .Select(level => (level, Train(group => group.Level >= level)))];
        flags = [.. examples.Where(group => group.Flag is not null).Select(group =>
            (group, Train(other => other == group), vectors.Where((_, at) => told[at].Group == group).ToList()))];

        LinearModel Train(Func<LikenessExamples, bool> belongs) =>
            LinearModel.Train(vectors, [.. told.Select(example => belongs(example.Group))], features.Count, Cost);
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
            var best = flags.Where(flag => flag.Examples.Level >= level).MaxBy(flag => flag.Model.Margin(vector));
            var nearest = best.Vectors.Select((example, at) => (Cosine: example.Cosine(vector), at)).Max().at;
            var where = utterance.Where(stretch[0].At, stretch[^1].At + 1);
            return new(LikenessExamples.SignOf(best.Examples.Flag!), Context.Present, where, where.In(utterance.Text), best.Examples.Said[nearest].Where);
        }

        return null;
    }

    private static HashSet<string> Said(Lexicon lexicon, Line line)
    {
        var utterance = lexicon.Prepare(line.Text, []);
        var contexts = new Contexts(lexicon, utterance, [.. lexicon.Signs.In(utterance)]);
        var words = Enumerable.Range(0, utterance.Count).Where(contexts.IsAsserted).Select(at => new Word(at, contexts.IsDenied(at))).ToList();
        return Features.In(utterance, words);
    }
}
