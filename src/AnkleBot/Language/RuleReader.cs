namespace AnkleBot.Language;

/// <summary>Reads a message by the rules of knowledge/language alone.</summary>
internal sealed class RuleReader(Lexicon lexicon)
{
    public RuleReading Read(Utterance utterance)
    {
        var matches = lexicon.Signs.In(utterance);
        // "has not stopped bleeding" is not the "stopped bleeding" that spares.
        var lookalikes = lexicon.Lookalikes.In(utterance).Where(like => !like.Negated).ToList();
        matches.RemoveAll(match => lookalikes.Any(like => like.Means == match.Means.Sign && like.From < match.End && match.From < like.End));
        var contexts = new Contexts(lexicon, utterance, matches);
        return new(utterance, contexts, [.. matches.Select(match => (match.From, Finding(utterance, match, contexts)))]);
    }

    private static Finding Finding(Utterance utterance, Match<(SignRule Sign, Line Line)> match, Contexts contexts)
    {
        var (context, cue) = contexts.Of(match);
        var where = utterance.Where(match.From, match.End);
        return new(match.Means.Sign.Id, context, where, where.In(utterance.Text), match.Means.Line.Where, cue);
    }
}
