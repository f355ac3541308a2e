using AnkleBot.Language.Likeness;

namespace AnkleBot.Language;

/// <summary>Reads a message whole: which signs are in it, and how each was meant. Safe for many threads.</summary>
public sealed class Reader
{
    /// <summary>The longest that is read together, in characters: a longer message tells enough by itself.</summary>
    public const int LongestTogether = 250;

    private readonly Lexicon lexicon;
    private readonly PlainAnswers answers;
    private readonly RuleReader rules;
    private readonly LikenessNet? likeness;
    private readonly Func<IReadOnlyList<Finding>, bool> raises;
    private readonly HashSet<string> alwaysCounts;
    private readonly HashSet<string> broad;

    private Reader(Lexicon lexicon, PlainAnswers answers, LikenessNet? likeness, Func<IReadOnlyList<Finding>, bool> raises)
    {
        this.lexicon = lexicon;
        this.answers = answers;
        this.likeness = likeness;
        this.raises = raises;
        rules = new(lexicon);
        alwaysCounts = lexicon.SignsThatAlwaysCount();
        broad = lexicon.BroadSigns();
    }

    /// <summary>Makes a reader by rules alone; phrases that can't be read are added to <paramref name="problems"/> and left out.</summary>
    public static Reader Create(LanguageRules rules, AnswerWords words, List<Problem> problems)
    {
        var lexicon = Lexicon.Compile(rules, words, problems);
        return new(lexicon, new(words, lexicon), null, _ => false);
    }

    /// <summary>A reader with the same rules and a net under them that has learnt from examples.</summary>
    /// <param name="raises">Tells whether the findings of one message raise a flag by themselves.</param>
    public Reader Taught(IReadOnlyList<LikenessExamples> examples, Func<IReadOnlyList<Finding>, bool> raises) =>
        new(lexicon, answers, LikenessNet.Learn(text => Prepare(text, null), rules, examples), raises);

    /// <summary>The same without the time that learning takes, from what <see cref="WriteLearnt"/> wrote.</summary>
    /// <param name="examples">The same examples that it was learnt from.</param>
    /// <param name="raises">Tells whether the findings of one message raise a flag by themselves.</param>
    /// <param name="learnt">By this version of this program, on a machine of this byte order, with the same rules.</param>
    /// <exception cref="EndOfStreamException"><paramref name="learnt"/> is cut short.</exception>
    public Reader Taught(IReadOnlyList<LikenessExamples> examples, Func<IReadOnlyList<Finding>, bool> raises, BinaryReader learnt) =>
        new(lexicon, answers, LikenessNet.Read(learnt, examples), raises);

    /// <summary>Writes what was learnt; nothing for a reader by rules alone.</summary>
    public void WriteLearnt(BinaryWriter to) => likeness?.Write(to);

    /// <summary>Reads <paramref name="text"/>, of any length and in any script.</summary>
    /// <param name="text">The message as it was written.</param>
    /// <param name="topic">The body slots that "it" means at the start; those of the reading before, or none.</param>
    /// <param name="before">What was said just before, the latest at the end: what is told in parts is read together.</param>
    public Reading Read(string text, IReadOnlyList<string>? topic = null, IReadOnlyList<string>? before = null)
    {
        var utterance = Prepare(text, topic);
        return new(
            Findings(utterance, before ?? []),
            answers.Read(utterance),
            Quantities.Side(utterance),
            Quantities.PainScore(utterance),
            Quantities.DurationDays(utterance),
            lexicon.LastTopic(utterance));
    }

    /// <summary>A book of whole-message meanings, read by the same words and slots.</summary>
    public PhraseBook Book(IReadOnlyList<Meaning> meanings, List<Problem> problems) => new(lexicon, meanings, problems);

    /// <summary>The words of <paramref name="text"/> as rules and the search compare them: corrected and stemmed.</summary>
    internal IReadOnlyList<Token> Tokens(string text) => lexicon.Tokenizer.Tokens(text);

    private Utterance Prepare(string text, IReadOnlyList<string>? topic) => lexicon.Prepare(text, topic is { Count: > 0 } ? topic : DefaultTopic);

    private IReadOnlyList<string> DefaultTopic => field ??= lexicon.LastTopic(lexicon.Prepare("ankle", []));

    private List<Finding> Findings(Utterance utterance, IReadOnlyList<string> before)
    {
        var reading = rules.Read(utterance);
        return [.. WithLikeness(reading)
            .Concat(Together(utterance, before))
            .GroupBy(finding => (finding.Sign, finding.Context))
            .Select(group => group.First())];
    }

    // The net adds what no rule names. Where a whole message is like harmless ones only, and the words around a finding are
    // too, a flag that rules would raise by it is doubtful enough that it is put down as spoken of, not had; but for plain
    // words of self-harm, which are never explained away: in a long harmless story a few of them weigh little. What may be
    // such words is put down as well where the message is like another flag: "can't carry on" with a foot that is numb.
    // What raises nothing by itself stays: a blood thinner is harmless until a twist is told of, too.
    private IEnumerable<Finding> WithLikeness(RuleReading reading)
    {
        List<Finding> found = [.. reading.Findings.Select(told => told.Finding)];
        if (likeness is null) return found;
        var like = likeness.Read(reading);
        if (!raises(found)) return found.Concat(like.Findings);
        return reading.Findings.Select(told => IsDoubtful(told) ? SpokenOf(told.Finding) : told.Finding).Concat(like.Findings);

        bool IsDoubtful((int At, Finding Finding) told)
        {
            var around = Stretches.Around(reading.Utterance, told.At, told.Finding.Where);
            return like.IsHarmless(around) || (broad.Contains(told.Finding.Sign) && like.IsNoCrisis(around));
        }
    }

    // What the messages are like together, latest first, as many as make one short story.
    private IEnumerable<Finding> Together(Utterance utterance, IReadOnlyList<string> before)
    {
        if (likeness is null || utterance.Count == 0) yield break;
        var text = utterance.Text;
        foreach (var earlier in before.Reverse())
        {
            text = $"{earlier}. {text}";
            if (text.Length > LongestTogether) yield break;
            if (likeness.ReadTogether(rules.Read(Prepare(text, null)), utterance) is { } finding) yield return finding;
        }
    }

    private Finding SpokenOf(Finding finding) => finding.Context == Context.Present && !alwaysCounts.Contains(finding.Sign)
        ? finding with { Context = Context.Hypothetical, Cue = "like harmless messages" }
        : finding;
}
