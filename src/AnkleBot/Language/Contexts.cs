namespace AnkleBot.Language;

/// <summary>Decides how each sign of a message was meant.</summary>
internal sealed class Contexts
{
    private readonly Lexicon lexicon;
    private readonly Utterance utterance;
    private readonly Negations negations;
    private readonly Times times;
    private readonly Persons persons;
    private readonly Person patient;

    public Contexts(Lexicon lexicon, Utterance utterance, IReadOnlyList<Match<(SignRule Sign, Line Line)>> matches)
    {
        this.lexicon = lexicon;
        this.utterance = utterance;
        var cues = new Cues(lexicon, utterance);
        negations = new(cues, matches.SelectMany(match => match.Used).Where(utterance.IsNegation).ToHashSet());
        times = new(cues);
        persons = new(cues);
        // Who writes "my ankle" is the patient, whoever else they mention; only else is it the one they speak for.
        patient = matches.Any(match => match.Used.Any(at => persons.Of(at) == Person.Self)) ? Person.Self : Person.SpokenFor;
    }

    public (Context Context, string? Cue) Of(Match<(SignRule Sign, Line Line)> match)
    {
        var (context, cue) = AsSaid(match);
        return match.Means.Sign.CountsWhen.Contains(context) ? (Context.Present, cue) : (context, cue);
    }

    private (Context Context, string? Cue) AsSaid(Match<(SignRule Sign, Line Line)> match)
    {
        var heads = Heads(match);
        var who = heads.Select(persons.Of).Max();
        if (who == Person.Other || (who == Person.SpokenFor && patient == Person.Self)) return (Context.SomeoneElse, Words(heads, persons.Because));
        if (Words(heads, times.Supposed) is { } supposed) return (Context.Hypothetical, supposed);
        if (Words(heads, negations.Doubting, match) is { } doubt) return (Context.Unsure, doubt);
        if (match.Negated) return (Context.Denied, "not");
        if (Words(heads, negations.Denying, match) is { } denial) return (Context.Denied, denial);
        return Words(heads, times.Past) is { } past ? (Context.Past, past) : (Context.Present, null);
    }

    // What is said of the calf ("swollen") decides, not the calf: "swollen but no pain in the calf" denies no swelling.
    private List<int> Heads(Match<(SignRule Sign, Line Line)> match)
    {
        var heads = match.Used.Where(at => !lexicon.IsBody(utterance, at)).ToList();
        return heads.Count > 0 ? heads : [.. match.Used];
    }

    private static string? Words(List<int> heads, Func<int, Cue?> mark) =>
        heads.Select(mark).FirstOrDefault(cue => cue is not null)?.Words;

    private static string? Words(List<int> heads, Func<int, Cue?> mark, Match<(SignRule Sign, Line Line)> match) =>
        Words(heads, at => mark(at) is { } cue && !match.Used.Contains(cue.From) ? cue : null);
}
