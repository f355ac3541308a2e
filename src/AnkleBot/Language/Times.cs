namespace AnkleBot.Language;

/// <summary>Which words of a message tell of long ago, and which only suppose.</summary>
internal sealed class Times
{
    private readonly Cues cues;
    private readonly Cue?[] past;
    private readonly Cue?[] supposed;

    public Times(Cues cues)
    {
        this.cues = cues;
        past = new Cue?[cues.Utterance.Count];
        supposed = new Cue?[cues.Utterance.Count];
        foreach (var cue in cues.Of(CueKind.Past)) MarkPast(cue);
        var told = past.Any(cue => cue is not null);
        foreach (var cue in cues.Of(CueKind.Resolved).Where(_ => told)) MarkResolved(cue);
        foreach (var cue in cues.Of(CueKind.Hypothetical)) MarkSupposed(cue);
    }

    public Cue? Past(int at) => past[at];

    public Cue? Supposed(int at) => supposed[at];

    // The whole sentence is past, up to a "now" or a "but" on either side of the cue.
    private void MarkPast(Cue cue)
    {
        var from = cue.From;
        for (var start = cues.SentenceStart(cue.From); from > start && !Turns(from); from--) past[from] ??= cue;
        if (!Turns(from)) past[from] ??= cue;
        for (int at = cue.From, end = cues.SentenceEnd(cue.From); at < end && (at < cue.End || !Turns(at)); at++) past[at] ??= cue;
    }

    // "Broke it in 2015. Couldn't walk for weeks. All good now.": everything told before it is over.
    private void MarkResolved(Cue cue)
    {
        for (var at = cue.From - 1; at >= 0 && past.AsSpan(0, at + 1).ContainsAnyExcept((Cue?)null); at--) past[at] ??= cue;
    }

    private void MarkSupposed(Cue cue)
    {
        var end = cues.SentenceEnd(cue.From);
        for (var at = cue.From; at < end; at++)
        {
            if (at >= cue.End && cues.StartsAt(CueKind.ScopeEnd, at)) break;
            if (at > cue.End && cues.Utterance.Tokens[at].Before == Break.Comma && cues.StartsAt(CueKind.Self, at)) break;
            supposed[at] ??= cue;
        }
    }

    private bool Turns(int at) => cues.StartsAt(CueKind.Current, at) || cues.StartsAt(CueKind.ScopeEnd, at);
}
