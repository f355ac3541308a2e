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
    /// examples and on messages by writers who saw neither them nor the rules, so that missing costs more than crying wolf.
    /// </summary>
    private static readonly Dictionary<int, float> LeastScore = new() { [2] = -0.8f, [3] = -0.6f, [4] = -0.8f, [5] = -1.7f };

    /// <summary>A message all of whose stretches score below this, and that is like no flag, is like harmless ones only.</summary>
    private const float HarmlessBelow = -0.7f;

    /// <summary>
    /// How much surer a part must be than a whole message: what it tells may be taken back by the rest of it. Chosen in the
    /// same way, and on examples put between two harmless ones.
    /// </summary>
    private const float PartBehind = 3;

    /// <summary>The same for a clause, which says little without the others.</summary>
    private const float ClauseBehind = 6;

    /// <summary>How much surer several messages together must be, which may not belong together. Chosen on conversations.</summary>
    private const float TogetherBehind = 2;

    /// <summary>The most that the other view has been seen to make up for, on the examples.</summary>
    private const float MostMadeUp = 6;

    /// <summary>How many words of the last message are quoted for what several tell together.</summary>
    private const int MostQuoted = 12;

    /// <summary>The most that the nearest examples can add.</summary>
    private const float MostAlike = 1;

    /// <summary>What is spoken of, and what of it is denied, past, supposed or somebody else's.</summary>
    private static readonly ViewSettings Matter = new(Least: 3, LeastTogether: 10, Seeds: [1], MarginShare: 1);

    /// <summary>
    /// How it is worded: words and marks exactly as they were written. Tense, order, small words and a question mark, which
    /// stems and slots throw away, tell whether a thing is so.
    /// </summary>
    private static readonly ViewSettings Wording = new(Least: 2, LeastTogether: 3, Seeds: [2, 3], MarginShare: 2);

    /// <summary>The highest level.</summary>
    private const int Crisis = 5;

    private static readonly IReadOnlyList<int> Levels = [.. LeastScore.Keys.OrderDescending()];

    private readonly View matter;
    private readonly View wording;
    private readonly List<string?> flags;
    private readonly Precedents precedents;

    /// <param name="Behind">What is taken from its score.</param>
    private sealed record Stretch(Range Where, Seen Matter, Seen Wording, int[][] Words, float Behind, Precedents All)
    {
        /// <summary>Looked up only where it can matter, since that takes as long as all the rest.</summary>
        public List<Likest> Likest => field ??= All.Of(Matter.Vector);
    }

    /// <summary>A message made ready to be looked at, in all its stretches.</summary>
    /// <param name="Words">The ids of each word's features, as to what is spoken of.</param>
    private sealed record Prepared(Utterance Utterance, int[][] Words, Written Written);

    private LikenessNet(View matter, View wording, Lessons lessons, Precedents precedents) =>
        (this.matter, this.wording, flags, this.precedents) = (matter, wording, lessons.Flags, precedents);

    /// <summary>Learns from examples; thousands of them take seconds.</summary>
    /// <param name="prepare">Prepares an example as messages are prepared.</param>
    /// <param name="rules">Reads them as it reads messages.</param>
    /// <param name="groups">All examples, harmless ones among them.</param>
    public static LikenessNet Learn(Func<string, Utterance> prepare, RuleReader rules, IReadOnlyList<LikenessExamples> groups)
    {
        var lessons = new Lessons(groups);
        var wording = Task.Run(() => View.Learn(lessons, [.. lessons.Told.Select(example => new Written(example.Line.Text).Names())], Levels, Wording, out _));
        var said = lessons.Told.AsParallel().AsOrdered()
            .Select(example => FeatureNames.OfStretch(FeatureNames.Of(rules.Read(prepare(example.Line.Text)))))
            .ToList();
        var matter = View.Learn(lessons, said, Levels, Matter, out var vectors);
        return new(matter, wording.GetAwaiter().GetResult(), lessons, Precedents.Of(matter.Features.WordsEnd, lessons.Told, vectors));
    }

    /// <summary>Takes up what was learnt before.</summary>
    /// <param name="from">What <see cref="Write"/> wrote.</param>
    /// <param name="groups">The same examples that it was learnt from.</param>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static LikenessNet Read(BinaryReader from, IReadOnlyList<LikenessExamples> groups)
    {
        var lessons = new Lessons(groups);
        var matter = View.Read(from, lessons, Levels, Matter);
        return new(matter, View.Read(from, lessons, Levels, Wording), lessons, Precedents.Read(from, lessons.Told));
    }

    public void Write(BinaryWriter to)
    {
        matter.Write(to);
        wording.Write(to);
        precedents.Write(to);
    }

    /// <summary>What the message is like: findings of flags, and whether all of it is like harmless messages only.</summary>
    public (IReadOnlyList<Finding> Findings, bool Harmless) Read(RuleReading reading)
    {
        var message = Prepare(reading);
        var stretches = See(message, Stretches.Of(reading.Utterance).Select(stretch => (stretch.Where, stretch.IsPart ? PartBehind : 0)));
        var findings = Find(reading.Utterance, stretches);
        if (findings.Count > 0) return (findings, false);

        // Only where nothing else was found, since it takes as long again.
        findings = Find(reading.Utterance, See(message, Stretches.Clauses(reading.Utterance).Select(clause => (clause, ClauseBehind))));
        return (findings, findings.Count == 0 && stretches.Count > 0 && !stretches.Exists(stretch => Reaches(stretch, Levels[^1], HarmlessBelow)));
    }

    /// <summary>
    /// What the last message completes: the flag that it and those before it are like when they are read as one, but for words
    /// of self-harm, which need no other message. The evidence is the last message.
    /// </summary>
    /// <param name="together">All of them as one.</param>
    /// <param name="last">The last one.</param>
    public Finding? ReadTogether(RuleReading together, Utterance last)
    {
        if (See(Prepare(together), 0..together.Utterance.Count, TogetherBehind) is not { } stretch) return null;
        var level = Levels.FirstOrDefault(level => level < Crisis && Reaches(stretch, level, LeastScore[level]));
        if (level == 0 || Spokesman(stretch, level) is not { } precedent) return null;
        var where = last.Where(0, Math.Min(last.Count, MostQuoted));
        return new(LikenessExamples.SignOf(precedent.Flag!), Context.Present, where, where.In(last.Text), precedent.Line.Where);
    }

    private Prepared Prepare(RuleReading reading) =>
        new(reading.Utterance, Array.ConvertAll(FeatureNames.Of(reading), matter.Features.IdsOf), new(reading.Utterance.Text));

    private List<Stretch> See(Prepared message, IEnumerable<(Range Where, float Behind)> stretches) =>
        [.. stretches.Select(stretch => See(message, stretch.Where, stretch.Behind)).OfType<Stretch>()];

    // The wording first, which is quickly seen: what is a part, and far from being worded like a flag, isn't looked at further.
    private Stretch? See(Prepared message, Range where, float behind)
    {
        var worded = wording.See(wording.Features.Vector(message.Written.Names(message.Utterance.Said(where))));
        if (behind > 0 && worded.Scores[^1] < behind - MostMadeUp) return null;
        var vector = matter.Features.Vector(message.Words.AsSpan(where));
        return vector.Ids.Length > 0 ? new(where, matter.See(vector), worded, message.Words, behind, precedents) : null;
    }

    private List<Finding> Find(Utterance utterance, List<Stretch> stretches) =>
        [.. stretches.Select(stretch => Find(utterance, stretch)).OfType<Finding>().DistinctBy(finding => finding.Sign)];

    private Finding? Find(Utterance utterance, Stretch stretch)
    {
        foreach (var level in Levels)
        {
            if (!Reaches(stretch, level, LeastScore[level]) || Spokesman(stretch, level) is not { } precedent) continue;
            var telling = TellingWords.In(stretch.Words, stretch.Where, feature => matter.Share(stretch.Matter, At(level), feature));
            var where = utterance.Where(telling.Start.Value, telling.End.Value);
            return new(LikenessExamples.SignOf(precedent.Flag!), Context.Present, where, where.In(utterance.Text), precedent.Line.Where);
        }

        return null;
    }

    private static bool Reaches(Stretch stretch, int level, float least) =>
        Learnt(stretch, level) is var learnt && learnt + MostAlike >= least && learnt + Opinion(stretch, level) >= least;

    // What was learnt of all examples, by looking at them in two ways.
    private static float Learnt(Stretch stretch, int level) => stretch.Matter.Scores[At(level)] + stretch.Wording.Scores[At(level)] - stretch.Behind;

    // The place of a level among the levels, which follow each other.
    private static int At(int level) => Crisis - level;

    // What the nearest ones say: a stretch that is nearly the same as a harmless example is harmless, whatever its words mean
    // elsewhere.
    private static float Opinion(Stretch stretch, int level) =>
        Nearest(stretch, precedent => precedent.Level >= level) - Nearest(stretch, precedent => precedent.Level == 0);

    private static float Nearest(Stretch stretch, Func<Precedent, bool> those) =>
        stretch.Likest.FirstOrDefault(likest => those(likest.Precedent)).Alike;

    // The likest example of the flag, of this level, that the few likest and the perceptrons speak for.
    private Precedent? Spokesman(Stretch stretch, int level) =>
        stretch.Likest.Where(likest => likest.Precedent.Level == level)
            .GroupBy(likest => likest.Precedent.Flag)
            .MaxBy(flag => flag.Sum(likest => likest.Alike) + Likely(stretch, flags.IndexOf(flag.Key)))
            ?.First().Precedent;

    private static float Likely(Stretch stretch, int of) => (stretch.Matter.Likely[of] + stretch.Wording.Likely[of]) / 2;
}
