namespace AnkleBot.Language;

/// <summary>Which words of a message are denied or in doubt, and by which cue. Scopes end where a new clause begins.</summary>
internal sealed class Negations
{
    private const int LongestScope = 8;
    private const int LongestScopeBackwards = 6;

    private readonly Cues cues;
    private readonly Utterance utterance;
    private readonly Cue?[] denied;
    private readonly Cue?[] unsure;
    private readonly bool[] doubted;

    /// <param name="cues">The message's cues.</param>
    /// <param name="spoken">Words that a sign itself uses ("can not" of "can not walk"): they deny nothing else.</param>
    public Negations(Cues cues, IReadOnlySet<int> spoken)
    {
        this.cues = cues;
        utterance = cues.Utterance;
        denied = new Cue?[utterance.Count];
        unsure = new Cue?[utterance.Count];
        doubted = new bool[utterance.Count];
        foreach (var doubt in cues.Of(CueKind.Doubt))
        {
            for (var at = doubt.From; at < cues.SentenceEnd(doubt.From); at++) doubted[at] = true;
        }

        var items = cues.Of(CueKind.DeniesItem).Select(cue => (Cue: cue, Item: Item(cue))).Where(found => found.Item is not null).ToList();
        foreach (var (cue, item) in items)
        {
            for (var at = item!.Value.Start.Value; at < cue.From; at++) denied[at] ??= cue;
        }

        var ending = items.Select(found => found.Cue.From).ToHashSet();
        foreach (var cue in cues.Of(CueKind.Negation, CueKind.NegatesClause).Where(cue => !spoken.Contains(cue.From) && !ending.Contains(cue.From)))
        {
            foreach (var at in Scope(cue, cue.Kind == CueKind.NegatesClause)) denied[at] ??= cue;
        }

        foreach (var cue in cues.Of(CueKind.NegationAfter)) MarkBackwards(denied, cue);
        foreach (var cue in cues.Of(CueKind.Unsure))
        {
            var scope = Scope(cue, throughSubject: true).ToList();
            foreach (var at in scope) unsure[at] ??= cue;
            if (scope.Count == 0) MarkBackwards(unsure, cue);
        }
    }

    /// <summary>The cue that denies the word at <paramref name="at"/>, if one does.</summary>
    public Cue? Denying(int at) => denied[at];

    /// <summary>The cue that puts the word in doubt: "not sure if", or a denial that is itself doubted.</summary>
    public Cue? Doubting(int at) => unsure[at] ?? (denied[at] is { } cue && doubted[cue.From] ? cue : null);

    // A form that is filled in: "numbness: no. swelling no, fever denied". A whole sentence that ends so ("it is numb, no?")
    // asks to be agreed with, and "can't walk, no" denies nothing.
    private Range? Item(Cue cue)
    {
        if (cue.From == 0 || (cue.End < utterance.Count && utterance.Tokens[cue.End].Before == Break.None) || SignAfter(cue.End - 1) == '?') return null;
        var afterColon = SignAfter(cue.From - 1) == ':';
        if (utterance.Tokens[cue.From].Before != Break.None && !afterColon) return null;
        var from = cue.From - 1;
        while (from > 0 && utterance.Tokens[from].Before == Break.None) from--;
        for (var at = from; at < cue.From; at++)
        {
            if (cues.StartsAt(CueKind.Negation, at) || cues.StartsAt(CueKind.ScopeEnd, at) || (cues.StartsAt(CueKind.Subject, at) && !afterColon)) return null;
        }

        return from..cue.From;
    }

    private char SignAfter(int at)
    {
        var rest = utterance.Text.AsSpan(utterance.Tokens[at].Where.End).TrimStart();
        return rest.IsEmpty ? ' ' : rest[0];
    }

    private IEnumerable<int> Scope(Cue cue, bool throughSubject)
    {
        var words = 0;
        var subjects = throughSubject ? 1 : 0;
        for (var at = cue.End; at < utterance.Count && words < LongestScope; at++)
        {
            var before = utterance.Tokens[at].Before;
            if (before == Break.Stop || cues.StartsAt(CueKind.ScopeEnd, at) || cues.StartsAt(CueKind.ClauseEnd, at)) yield break;
            if (before == Break.Comma && !GoesOn(at)) yield break;
            if (cues.StartsAt(CueKind.Subject, at) && !FollowsVerb(cue, at) && subjects-- <= 0) yield break;
            if (utterance.Tokens[at].Text is "and" or "plus" && !AndGoesOn(cue, at + 1)) yield break;
            if (!utterance.IsFiller(at)) words++;
            yield return at;
        }
    }

    // "never had surgery": the verb right after a "never" or "not" belongs to it.
    private bool FollowsVerb(Cue cue, int at) => at == cue.End && utterance.IsNegation(cue.End - 1);

    // "no numbness, tingling or swelling": a bare noun goes on with the list, "no swelling, foot is numb" does not.
    private bool GoesOn(int at)
    {
        while (at < utterance.Count && utterance.Tokens[at].Text is "or" or "nor" or "any" or "and" or "no") at++;
        if (at >= utterance.Count || !cues.StartsAt(CueKind.ListNoun, at)) return false;
        var next = at + 1;
        return next >= utterance.Count || utterance.Tokens[next].Before != Break.None
            || utterance.Tokens[next].Text is "or" or "and" or "nor" or "in" or "anywhere" or "at";
    }

    private bool AndGoesOn(Cue cue, int next)
    {
        if (next >= utterance.Count || cues.StartsAt(CueKind.Subject, next)) return false;
        return cues.StartsAt(CueKind.ListNoun, next) || cue.Words.EndsWith('t');
    }

    private void MarkBackwards(Cue?[] marks, Cue cue)
    {
        var words = 0;
        for (var at = cue.From - 1; at >= 0 && words < LongestScopeBackwards; at--)
        {
            marks[at] ??= cue;
            if (!utterance.IsFiller(at)) words++;
            if (utterance.Tokens[at].Before == Break.Stop || cues.StartsAt(CueKind.ScopeEnd, at)) break;
        }
    }
}
