namespace AnkleBot.Language.Likeness;

/// <summary>What a message is like.</summary>
/// <param name="Findings">The flags that it is like.</param>
/// <param name="IsHarmless">Whether the whole message is like harmless ones only, and these words of it by themselves as well.</param>
/// <param name="IsNoCrisis">Whether it is like other flags than self-harm only, and these words of it aren't like self-harm either.</param>
internal sealed record LikenessReading(IReadOnlyList<Finding> Findings, Func<Range, bool> IsHarmless, Func<Range, bool> IsNoCrisis);

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
    private static readonly Dictionary<int, float> LeastScore = new() { [2] = -0.2f, [3] = -0.4f, [4] = -0.8f, [5] = -2.7f };

    /// <summary>A message all of whose stretches score below this, and that is like no flag, is like harmless ones only.</summary>
    private const float HarmlessBelow = -2;

    /// <summary>The same for the words around a finding, which lack what explains them. Chosen on flags put into harmless stories.</summary>
    private const float HarmlessAroundBelow = 5;

    /// <summary>A message that is like a flag and scores below this for self-harm is of that flag only.</summary>
    private const float NoCrisisBelow = -7;

    /// <summary>
    /// How much surer a part must be than a whole message: what it tells may be taken back by the rest of it. Chosen in the
    /// same way, and on examples put between two harmless ones.
    /// </summary>
    private const float PartBehind = 5;

    /// <summary>The same for a clause, which says little without the others.</summary>
    private const float ClauseBehind = 9;

    /// <summary>How much surer several messages together must be, which may not belong together. Chosen on conversations.</summary>
    private const float TogetherBehind = 3;

    /// <summary>The most that the other views have been seen to make up for, on the examples.</summary>
    private const float MostMadeUp = 8;

    /// <summary>How many words of the last message are quoted for what several tell together.</summary>
    private const int MostQuoted = 12;

    /// <summary>The most that the nearest examples can add.</summary>
    private const float MostAlike = 1;

    /// <summary>The highest level.</summary>
    private const int Crisis = 5;

    private static readonly IReadOnlyList<int> Levels = [.. LeastScore.Keys.OrderDescending()];

    /// <summary>
    /// How a message is looked at: <see cref="matter"/>, <see cref="wording"/> and <see cref="phrasing"/>, in this order. They
    /// err differently, and their scores are added.
    /// </summary>
    private static readonly IReadOnlyList<ViewSettings> Ways =
    [
        new(Matter.Of, Least: 3, LeastTogether: 6, Seeds: [1, 4], MarginShare: 1),
        new(Wording.Of, Least: 2, LeastTogether: 4, Seeds: [2, 3], MarginShare: 2),
        new(Phrasing.Of, Least: 3, LeastTogether: 6, Seeds: [8], MarginShare: 1),
    ];

    private readonly View matter;
    private readonly View wording;
    private readonly View phrasing;
    private readonly List<string?> flags;
    private readonly Precedents precedents;
    private readonly HashSet<string> harmless;

    /// <summary>A message made ready to be looked at in any of its stretches: the ids of each word's features, for each view.</summary>
    private sealed record Prepared(Utterance Utterance, int[][] Matter, int[][] Wording, int[][] Phrasing);

    /// <param name="Where">Which words of the message.</param>
    /// <param name="Behind">What is taken from its score.</param>
    private sealed record Stretch(Prepared Message, Range Where, Seen Matter, Seen Wording, Seen Phrasing, float Behind, Precedents All)
    {
        /// <summary>Looked up only where it can matter, since that takes as long as all the rest.</summary>
        public List<Likest> Likest => field ??= All.Of(Matter.Vector);
    }

    /// <summary>The example that speaks for a stretch, and of which level the stretch is.</summary>
    private sealed record Spokesman(Stretch Stretch, int Level, Precedent Precedent);

    private LikenessNet(IReadOnlyList<View> views, Lessons lessons, Precedents precedents)
    {
        (matter, wording, phrasing) = (views[0], views[1], views[2]);
        (flags, this.precedents) = (lessons.Flags, precedents);
        harmless = Said(lessons, example => example.Level == 0).Except(Said(lessons, example => example.Level > 0)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Learns from examples; thousands of them take seconds.</summary>
    /// <param name="prepare">Prepares an example as messages are prepared.</param>
    /// <param name="rules">Reads them as it reads messages.</param>
    /// <param name="groups">All examples, harmless ones among them.</param>
    public static LikenessNet Learn(Func<string, Utterance> prepare, RuleReader rules, IReadOnlyList<LikenessExamples> groups)
    {
        var lessons = new Lessons(groups);
        var names = lessons.Told.AsParallel().AsOrdered()
            .Select(example => rules.Read(prepare(example.Line.Text)))
            .Select(reading => Ways.Select(way => FeatureNames.OfStretch(way.Names(reading))).ToArray())
            .ToList();
        var learnt = Ways.Select((_, way) => way).AsParallel().AsOrdered()
            .Select(way => (View: View.Learn(lessons, [.. names.Select(of => of[way])], Levels, Ways[way], out var vectors), Vectors: vectors))
            .ToList();
        var matter = learnt[0];
        return new([.. learnt.Select(one => one.View)], lessons, Precedents.Of(matter.View.Features.WordsEnd, lessons.Told, matter.Vectors));
    }

    /// <summary>Takes up what was learnt before.</summary>
    /// <param name="from">What <see cref="Write"/> wrote.</param>
    /// <param name="groups">The same examples that it was learnt from.</param>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static LikenessNet Read(BinaryReader from, IReadOnlyList<LikenessExamples> groups)
    {
        var lessons = new Lessons(groups);
        return new([.. Ways.Select(way => View.Read(from, lessons, Levels, way))], lessons, Precedents.Read(from, lessons.Told));
    }

    public void Write(BinaryWriter to)
    {
        foreach (var view in (View[])[matter, wording, phrasing]) view.Write(to);
        precedents.Write(to);
    }

    /// <summary>What the message is like.</summary>
    public LikenessReading Read(RuleReading reading)
    {
        if (harmless.Contains(Said(reading.Utterance))) return new([], _ => true, _ => true);
        var message = Prepare(reading);
        var whole = Stretches.Whole(reading.Utterance) is { } everything ? See(message, everything) : null;
        var stretches = See(message, Stretches.Parts(reading.Utterance), whole is null ? 0 : PartBehind);
        if (whole is not null) stretches.Insert(0, whole);
        var findings = Find(stretches);

        // Only where nothing else was found, since it takes as long again.
        if (findings.Count == 0) findings = Find(See(message, Stretches.Clauses(reading.Utterance), ClauseBehind));
        return new(
            findings,
            words => findings.Count == 0 && AllBelow(Levels[^1], HarmlessBelow) && IsBelow(words, Levels[^1], HarmlessAroundBelow),
            words => findings.Count > 0 && AllBelow(Crisis, NoCrisisBelow) && IsBelow(words, Crisis, NoCrisisBelow));

        bool AllBelow(int level, float least) => stretches.Count > 0 && !stretches.Exists(stretch => Reaches(stretch, level, least));

        bool IsBelow(Range words, int level, float least) => See(message, words) is { } around && !Reaches(around, level, least);
    }

    /// <summary>
    /// What the last message completes: the flag that it and those before it are like when they are read as one, but for words
    /// of self-harm, which need no other message. The evidence is the last message.
    /// </summary>
    /// <param name="together">All of them as one.</param>
    /// <param name="last">The last one.</param>
    public Finding? ReadTogether(RuleReading together, Utterance last)
    {
        if (harmless.Contains(Said(together.Utterance))) return null;
        if (See(Prepare(together), 0..together.Utterance.Count, TogetherBehind) is not { } stretch) return null;
        var level = Levels.FirstOrDefault(level => level < Crisis && Reaches(stretch, level, LeastScore[level]));
        if (level == 0 || Likest(stretch, level) is not { } precedent) return null;
        var where = last.Where(0, Math.Min(last.Count, MostQuoted));
        return new(LikenessExamples.SignOf(precedent.Flag!), Context.Present, where, where.In(last.Text), precedent.Line.Where);
    }

    private static IEnumerable<string> Said(Lessons lessons, Func<Precedent, bool> which) =>
        lessons.Told.Where(which).Select(example => Said(example.Line.Text, RawWords.In(example.Line.Text)));

    private static string Said(Utterance utterance) => Said(utterance.Text, utterance.Written);

    // What is a harmless example word for word is harmless, whatever its words mean elsewhere: "goodbye", "no more pain". Spaces
    // make no difference.
    private static string Said(string text, IEnumerable<RawWord> words) =>
        string.Concat(words.Select(word => word.Text)) + (text.Contains('?', StringComparison.Ordinal) ? "?" : "");

    private Prepared Prepare(RuleReading reading) => new(reading.Utterance, matter.Prepare(reading), wording.Prepare(reading), phrasing.Prepare(reading));

    private List<Stretch> See(Prepared message, IEnumerable<Range> parts, float behind) =>
        [.. parts.Select(part => See(message, part, behind)).OfType<Stretch>()];

    // The wording first, which is quickly seen: what is a part, and far from being worded like a flag, isn't looked at further.
    private Stretch? See(Prepared message, Range where, float behind = 0)
    {
        var worded = wording.See(message.Wording.AsSpan(where));
        if (behind > 0 && worded.Scores[^1] < behind - MostMadeUp) return null;
        var spokenOf = matter.See(message.Matter.AsSpan(where));
        if (spokenOf.Vector.Ids.Length == 0) return null;
        return new(message, where, spokenOf, worded, phrasing.See(message.Phrasing.AsSpan(where)), behind, precedents);
    }

    private List<Finding> Find(List<Stretch> stretches) =>
        [.. stretches.Select(SpokesmanOf).OfType<Spokesman>().DistinctBy(found => found.Precedent.Flag).Select(Evidence)];

    private Spokesman? SpokesmanOf(Stretch stretch)
    {
        foreach (var level in Levels)
        {
            if (Reaches(stretch, level, LeastScore[level]) && Likest(stretch, level) is { } precedent) return new(stretch, level, precedent);
        }

        return null;
    }

    private Finding Evidence(Spokesman found)
    {
        var (stretch, level, precedent) = found;
        var utterance = stretch.Message.Utterance;
        var telling = TellingWords.In(stretch.Message.Matter, stretch.Where, feature => matter.Share(stretch.Matter, At(level), feature));
        var where = utterance.Where(telling.Start.Value, telling.End.Value);
        return new(LikenessExamples.SignOf(precedent.Flag!), Context.Present, where, where.In(utterance.Text), precedent.Line.Where);
    }

    private static bool Reaches(Stretch stretch, int level, float least) =>
        Learnt(stretch, level) is var learnt && learnt + MostAlike >= least && learnt + Opinion(stretch, level) >= least;

    // What was learnt of all examples, by looking at them in each of the ways.
    private static float Learnt(Stretch stretch, int level) =>
        stretch.Matter.Scores[At(level)] + stretch.Wording.Scores[At(level)] + stretch.Phrasing.Scores[At(level)] - stretch.Behind;

    // The place of a level among the levels, which follow each other.
    private static int At(int level) => Crisis - level;

    // What the nearest ones say: a stretch that is nearly the same as a harmless example is harmless, whatever its words mean
    // elsewhere.
    private static float Opinion(Stretch stretch, int level) =>
        Nearest(stretch, precedent => precedent.Level >= level) - Nearest(stretch, precedent => precedent.Level == 0);

    private static float Nearest(Stretch stretch, Func<Precedent, bool> those) =>
        stretch.Likest.FirstOrDefault(likest => those(likest.Precedent)).Alike;

    // The likest example of the flag, of this level, that the few likest and the perceptrons speak for.
    private Precedent? Likest(Stretch stretch, int level) =>
        stretch.Likest.Where(likest => likest.Precedent.Level == level)
            .GroupBy(likest => likest.Precedent.Flag)
            .MaxBy(flag => flag.Sum(likest => likest.Alike) + Likely(stretch, flags.IndexOf(flag.Key)))
            ?.First().Precedent;

    private static float Likely(Stretch stretch, int of) => (stretch.Matter.Likely[of] + stretch.Wording.Likely[of] + stretch.Phrasing.Likely[of]) / 3;
}
