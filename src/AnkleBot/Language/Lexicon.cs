namespace AnkleBot.Language;

/// <summary>The rules of knowledge/language, made ready for reading.</summary>
internal sealed class Lexicon
{
    private readonly List<PhraseTable<string>> slotLevels = [];
    private readonly HashSet<string> slotNames;
    private readonly HashSet<string> bodySlots;
    private readonly HashSet<string> fillers;
    private readonly IReadOnlyList<SignRule> signs;

    private Lexicon(LanguageRules rules, AnswerWords answers, List<Problem> problems)
    {
        Idioms = new(Places);
        Cues = new(Places);
        Signs = new(Places);
        Lookalikes = new(Places);
        fillers = new(rules.Fillers, StringComparer.Ordinal);
        bodySlots = [.. rules.Slots.Where(slot => slot.Body).Select(slot => slot.Id)];
        Tokenizer = new(rules.Words, Vocabulary(rules, answers));
        slotNames = rules.Slots.Select(slot => slot.Id).Concat(Measures.Slots).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(rules.Slots
            .Where(slot => Measures.Slots.Contains(slot.Id))
            .Select(slot => new Problem(slot.Where, $"the slot <{slot.Id}> is read from numbers; give yours another name")));
        var parser = Parser(problems);
        foreach (var level in SlotLevels.Order(rules.Slots, parser, Places, problems)) slotLevels.Add(level);
        signs = rules.Signs;
        foreach (var idiom in rules.Idioms) parser.AddTo(Idioms, idiom, idiom);
        foreach (var cue in rules.Cues) parser.AddAllTo(Cues, cue.Phrases, line => (cue.Kind, line));
        foreach (var sign in rules.Signs)
        {
            parser.AddAllTo(Signs, sign.Says, line => (sign, line));
            parser.AddAllTo(Lookalikes, sign.Not, _ => sign);
        }
    }

    public Tokenizer Tokenizer { get; }

    /// <summary>The places of all phrases that read these messages.</summary>
    public Places Places { get; } = new();

    public PhraseTable<Line> Idioms { get; }

    public PhraseTable<(CueKind Kind, Line Line)> Cues { get; }

    public PhraseTable<(SignRule Sign, Line Line)> Signs { get; }

    public PhraseTable<SignRule> Lookalikes { get; }

    /// <summary>Compiles the rules; every phrase that can't be read is added to <paramref name="problems"/>.</summary>
    public static Lexicon Compile(LanguageRules rules, AnswerWords answers, List<Problem> problems) => new(rules, answers, problems);

    /// <summary>Parses further phrases by the same words and slots.</summary>
    public RuleParser Parser(List<Problem> problems) => new(Tokenizer.Stem, slotNames, problems);

    /// <summary>A message with its slots, numbers and idioms noted, ready for cues and signs.</summary>
    /// <param name="text">The message, any text at all.</param>
    /// <param name="topic">Body slots that "it" means when the message itself names no part of the body.</param>
    public Utterance Prepare(string text, IReadOnlyList<string> topic)
    {
        var words = Tokenizer.Words(text);
        var utterance = new Utterance(text, words, Tokenizer.Tokens(words), fillers, Places);
        Measures.Note(utterance);
        foreach (var level in slotLevels)
        {
            foreach (var match in level.In(utterance)) utterance.Add(match.From, new(match.Means, match.End));
        }

        Pronouns.Note(utterance, bodySlots, topic);
        foreach (var match in Idioms.In(utterance)) utterance.Mask(match.From, match.End);
        return utterance;
    }

    /// <summary>The signs that count although they are only spoken of, and of whomever: nothing explains them away.</summary>
    public HashSet<string> SignsThatAlwaysCount() =>
        [.. signs.Where(sign => !sign.IsBroad && sign.CountsWhen.Contains(Context.Hypothetical) && sign.CountsWhen.Contains(Context.SomeoneElse)).Select(sign => sign.Id)];

    /// <summary>The signs whose words often mean something else.</summary>
    public HashSet<string> BroadSigns() => [.. signs.Where(sign => sign.IsBroad).Select(sign => sign.Id)];

    /// <summary>True when a part of the body is named there, or a pronoun for one.</summary>
    public bool IsBody(Utterance utterance, int at) => utterance.SlotsAt(at).Any(hit => bodySlots.Contains(hit.Slot));

    /// <summary>The body slots that the message spoke of last, for the "it" of the next one.</summary>
    public IReadOnlyList<string> LastTopic(Utterance utterance)
    {
        for (var at = utterance.Count - 1; at >= 0; at--)
        {
            var here = utterance.SlotsAt(at).Select(hit => hit.Slot).Where(bodySlots.Contains).Distinct().ToList();
            if (here.Count > 0) return here;
        }

        return [];
    }

    private static List<string> Vocabulary(LanguageRules rules, AnswerWords answers) =>
        [.. rules.Slots.SelectMany(slot => slot.Phrases)
            .Concat(rules.Signs.SelectMany(sign => sign.Says))
            .Concat(rules.Cues.SelectMany(cue => cue.Phrases))
            .Concat(answers.Yes).Concat(answers.No).Concat(answers.Unsure)
            .SelectMany(line => line.Text.ToLowerInvariant().Split(' ', '/', '"', '&', '.'))
            .Where(word => word.Length > 0 && word[0] != '<')
            .Concat(rules.Words.Irregular.Keys)
            .Concat(rules.Fillers)
            .Distinct(StringComparer.Ordinal)];
}
