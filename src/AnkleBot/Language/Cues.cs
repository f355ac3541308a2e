namespace AnkleBot.Language;

/// <summary>A cue found in a message.</summary>
internal readonly record struct Cue(CueKind Kind, int From, int End, string Words);

/// <summary>The cues of one message, and where sentences and clauses end in it.</summary>
internal sealed class Cues
{
    private readonly HashSet<(CueKind, int)> starts = [];

    public Cues(Lexicon lexicon, Utterance utterance)
    {
        Utterance = utterance;
        var found = lexicon.Cues.In(utterance)
            .Select(match => new Cue(match.Means.Kind, match.From, match.End, utterance.Where(match.From, match.End).In(utterance.Text)))
            .ToList();
        var inert = found.Where(cue => cue.Kind == CueKind.NotNegation).ToList();
        All = [.. found.Where(cue => !IsNegation(cue.Kind) || !inert.Any(no => no.From <= cue.From && cue.End <= no.End))];
        foreach (var cue in All) starts.Add((cue.Kind, cue.From));
    }

    public Utterance Utterance { get; }

    public IReadOnlyList<Cue> All { get; }

    public IEnumerable<Cue> Of(params CueKind[] kinds) => All.Where(cue => kinds.Contains(cue.Kind));

    public bool StartsAt(CueKind kind, int at) => starts.Contains((kind, at));

    public int SentenceStart(int at)
    {
        while (at > 0 && Utterance.Tokens[at].Before != Break.Stop) at--;
        return at;
    }

    public int SentenceEnd(int at)
    {
        do at++;
        while (at < Utterance.Count && Utterance.Tokens[at].Before != Break.Stop);
        return Math.Min(at, Utterance.Count);
    }

    private static bool IsNegation(CueKind kind) => kind is CueKind.Negation or CueKind.NegatesClause or CueKind.NegationAfter or CueKind.DeniesItem;
}
