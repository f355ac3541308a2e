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
    /// From which score on a stretch belongs, by level: soon, urgent, emergency, crisis. Chosen by cross-validation on the
    /// examples, so that missing costs more than crying wolf.
    /// </summary>
    private static readonly Dictionary<int, float> LeastScore = new() { [2] = -0.6f, [3] = -0.6f, [4] = -0.8f, [5] = -0.9f };

    /// <summary>A message all of whose stretches score below this, and that is like no flag, is like harmless ones only.</summary>
    private const float HarmlessBelow = -0.6f;

    /// <summary>
    /// How much surer a part must be than a whole message: what it tells may be taken back by the rest of it. Chosen on the
    /// examples too, on those of several sentences and on some put between two harmless ones.
    /// </summary>
    private const float PartBehind = 2f;

    /// <summary>The most that the nearest examples can add.</summary>
    private const float MostAlike = 1;

    /// <summary>What the perceptron's log odds count, against 1 for the linear model's margin.</summary>
    private const float PerceptronShare = 0.4f;

    /// <summary>What the wording's margin counts, against 1 for that of the linear model of words, slots and signs.</summary>
    private const float WordingShare = 2;

    /// <summary>What stands in fewer examples tells little of others.</summary>
    private const int LeastExamples = 3;

    /// <summary>One perceptron for each.</summary>
    private static readonly int[] Seeds = [1, 2];

    /// <summary>The highest level.</summary>
    private const int Crisis = 5;

    private static readonly IReadOnlyList<int> Levels = [.. LeastScore.Keys.OrderDescending()];

    private readonly Features features;
    private readonly LevelModels models;
    private readonly Wording wording;
    private readonly IReadOnlyList<Perceptron> perceptrons;
    private readonly IReadOnlyList<int> levelOfClass;
    private readonly List<string?> flags;
    private readonly Precedents precedents;

    /// <summary>One for each flag, and two for what is harmless: plain questions are so in another way than messages.</summary>
    private readonly record struct Class(string? Flag, int Level, bool IsQuestion)
    {
        public static Class Of(Precedent example) => new(example.Flag, example.Level, example.IsQuestion);
    }

    /// <param name="Behind">What is taken from its score.</param>
    private sealed record Stretch(Range Where, Vector Vector, Vector Wording, float[] Likely, List<uint>[] Words, float Behind, Precedents All)
    {
        /// <summary>Looked up only where it can matter, since that takes as long as all the rest.</summary>
        public List<Likest> Likest => field ??= All.Of(Vector);
    }

    private LikenessNet(
        Features features, LevelModels models, Wording wording, IReadOnlyList<Perceptron> perceptrons, IReadOnlyList<Precedent> told, Precedents precedents)
    {
        (this.features, this.models, this.wording, this.perceptrons, this.precedents) = (features, models, wording, perceptrons, precedents);
        var classes = Classes(told);
        levelOfClass = [.. classes.Select(of => of.Level)];
        flags = [.. classes.Select(of => of.Flag)];
    }

    /// <summary>Learns from examples; thousands of them take seconds.</summary>
    /// <param name="prepare">Prepares an example as messages are prepared.</param>
    /// <param name="rules">Reads them as it reads messages.</param>
    /// <param name="groups">All examples, harmless ones among them.</param>
    public static LikenessNet Learn(Func<string, Utterance> prepare, RuleReader rules, IReadOnlyList<LikenessExamples> groups)
    {
        var told = Told(groups);
        var said = told.AsParallel().AsOrdered()
            .Select(example => FeatureNames.OfStretch(FeatureNames.Of(rules.Read(prepare(example.Line.Text)))))
            .ToList();
        var features = Features.Of(said, LeastExamples);
        var vectors = said.AsParallel().AsOrdered().Select(features.Vector).ToList();
        var classes = Classes(told);
        var belongs = told.Select(example => classes.IndexOf(Class.Of(example))).ToList();
        var perceptrons = Task.Run(() => PerceptronTraining.Train(vectors, belongs, classes.Count, features.Count, Seeds));
        return new(
            features,
            LevelModels.Learn(Levels, told, vectors, features.Count),
            Wording.Learn(told, Levels),
            perceptrons.GetAwaiter().GetResult(),
            told,
            Precedents.Of(features.WordsEnd, told, vectors));
    }

    /// <summary>Takes up what was learnt before.</summary>
    /// <param name="from">What <see cref="Write"/> wrote.</param>
    /// <param name="groups">The same examples that it was learnt from.</param>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static LikenessNet Read(BinaryReader from, IReadOnlyList<LikenessExamples> groups)
    {
        var features = Features.Read(from);
        var told = Told(groups);
        return new(
            features,
            LevelModels.Read(from, Levels),
            Wording.Read(from, Levels),
            [.. Seeds.Select(_ => Perceptron.Read(from))],
            told,
            Precedents.Read(from, features.WordsEnd, told));
    }

    public void Write(BinaryWriter to)
    {
        features.Write(to);
        models.Write(to);
        wording.Write(to);
        foreach (var perceptron in perceptrons) perceptron.Write(to);
        precedents.Write(to);
    }

    /// <summary>What the message is like: findings of flags, and whether all of it is like harmless messages only.</summary>
    public (IReadOnlyList<Finding> Findings, bool Harmless) Read(RuleReading reading)
    {
        var stretches = StretchesOf(reading);
        var findings = stretches
            .Select(stretch => Find(reading.Utterance, stretch))
            .OfType<Finding>()
            .DistinctBy(finding => finding.Sign)
            .ToList();
        var harmless = findings.Count == 0 && stretches.Count > 0 && !stretches.Exists(stretch => Reaches(stretch, Levels[^1], HarmlessBelow));
        return (findings, harmless);
    }

    // The mean of all, since each has learnt by chance a little of what isn't so.
    private float[] Classify(Vector vector)
    {
        var likely = new float[flags.Count];
        foreach (var perceptron in perceptrons)
        {
            var one = perceptron.Classify(vector);
            for (var of = 0; of < likely.Length; of++) likely[of] += one[of] / perceptrons.Count;
        }

        return likely;
    }

    private static List<Precedent> Told(IReadOnlyList<LikenessExamples> groups) =>
        [.. groups.SelectMany(group => group.Said.Select(line => new Precedent(group.Flag, group.Level, line, group.AreQuestions)))];

    private static List<Class> Classes(IReadOnlyList<Precedent> told) =>
        [.. told.Select(Class.Of).Distinct().OrderBy(of => of.Flag, StringComparer.Ordinal).ThenBy(of => of.IsQuestion)];

    private List<Stretch> StretchesOf(RuleReading reading)
    {
        var words = FeatureNames.Of(reading);
        return [.. Stretches.Of(reading.Utterance)
            .Select(stretch => (stretch.Where, Vector: features.Vector(FeatureNames.OfStretch(words.AsSpan(stretch.Where))), stretch.IsPart))
            .Where(stretch => stretch.Vector.Ids.Length > 0)
            .Select(stretch => new Stretch(
                stretch.Where,
                stretch.Vector,
                wording.Vector(reading.Utterance.Said(stretch.Where)),
                Classify(stretch.Vector),
                words,
                stretch.IsPart ? PartBehind : 0,
                precedents))];
    }

    private Finding? Find(Utterance utterance, Stretch stretch)
    {
        foreach (var level in Levels)
        {
            if (!Reaches(stretch, level, LeastScore[level]) || Spokesman(stretch, level) is not { } precedent) continue;
            var telling = TellingWords.In(stretch.Words, stretch.Where, name => features.IdOf(name) is { } id ? models[level].Share(stretch.Vector, id) : 0);
            var where = utterance.Where(telling.Start.Value, telling.End.Value);
            return new(LikenessExamples.SignOf(precedent.Flag!), Context.Present, where, where.In(utterance.Text), precedent.Line.Where);
        }

        return null;
    }

    private bool Reaches(Stretch stretch, int level, float least) =>
        Learnt(stretch, level) is var learnt && learnt + MostAlike >= least && learnt + Opinion(stretch, level) >= least;

    // What has been learnt of all examples, by three who learnt it differently.
    private float Learnt(Stretch stretch, int level)
    {
        var chance = 0f;
        for (var of = 0; of < stretch.Likely.Length; of++) chance += levelOfClass[of] >= level ? stretch.Likely[of] : 0;
        return models[level].Margin(stretch.Vector)
            + (WordingShare * wording.Margin(stretch.Wording, level))
            + (PerceptronShare * Perceptron.LogOdds(chance))
            - stretch.Behind;
    }

    // What the nearest ones say: a stretch that is nearly the same as a harmless example is harmless, whatever its words mean
    // elsewhere.
    private static float Opinion(Stretch stretch, int level) =>
        Nearest(stretch, precedent => precedent.Level >= level) - Nearest(stretch, precedent => precedent.Level == 0);

    private static float Nearest(Stretch stretch, Func<Precedent, bool> those) =>
        stretch.Likest.FirstOrDefault(likest => those(likest.Precedent)).Alike;

    // The likest example of the flag that the few likest, and the perceptron, speak for. It may be more urgent than the
    // level that was reached, but a crisis is called so only for itself.
    private Precedent? Spokesman(Stretch stretch, int level) =>
        stretch.Likest.Where(likest => likest.Precedent.Level >= level && (likest.Precedent.Level < Crisis || level == Crisis))
            .GroupBy(likest => likest.Precedent.Flag)
            .MaxBy(flag => flag.Sum(likest => likest.Alike) + stretch.Likely[flags.IndexOf(flag.Key)])
            ?.First().Precedent;
}
