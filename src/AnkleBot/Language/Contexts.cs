namespace AnkleBot.Language;

/// <summary>Decides how each sign of a message was meant.</summary>
internal sealed class Contexts
{
    private readonly Lexicon lexicon;
    private readonly Utterance utterance;
    private readonly Negations negations;
    private readonly Times times;
    private readonly Persons persons;
    private readonly bool onlySelfIsHurt;

    public Contexts(Lexicon lexicon, Utterance utterance, IReadOnlyList<Match<(SignRule Sign, Line Line)>> matches)
    {
        this.lexicon = lexicon;
        this.utterance = utterance;
        var cues = new Cues(lexicon, utterance);
        negations = new(cues, matches.SelectMany(match => match.Used).Where(utterance.IsNegation).ToHashSet());
        times = new(cues);
        persons = new(cues);
        var acute = matches.Where(match => !IsCondition(match.Means.Sign)).ToList();
        onlySelfIsHurt = acute.Any(match => Heads(match).All(at => persons.Of(at) == Person.Self))
            && !acute.Any(match => Heads(match).Any(at => persons.Of(at) == Person.SpokenFor));
    }

    public (Context Context, string? Cue) Of(Match<(SignRule Sign, Line Line)> match)
    {
        var (context, cue) = AsSaid(match);
        return match.Means.Sign.CountsWhen.Contains(context) ? (Context.Present, cue) : (context, cue);
    }

    /// <summary>How a word was meant, whatever it means: for what has no sign.</summary>
    public Context Of(int at)
    {
        if (persons.Of(at) == Person.Other) return Context.SomeoneElse;
        if (times.Supposed(at) is not null) return Context.Hypothetical;
        if (negations.Doubting(at) is not null) return Context.Unsure;
        if (negations.Denying(at) is not null) return Context.Denied;
        return times.Past(at) is null ? Context.Present : Context.Past;
    }

    private (Context Context, string? Cue) AsSaid(Match<(SignRule Sign, Line Line)> match)
    {
        var heads = Heads(match);
        var who = heads.Select(persons.Of).Max();
        if (who == Person.Other || (who == Person.SpokenFor && IsCondition(match.Means.Sign) && onlySelfIsHurt))
        {
            return (Context.SomeoneElse, Words(heads, persons.Because));
        }

        if (Words(heads, times.Supposed) is { } supposed) return (Context.Hypothetical, supposed);
        if (Words(heads, negations.Doubting, match) is { } doubt) return (Context.Unsure, doubt);
        if (match.Negated) return (Context.Denied, "not");
        if (Words(heads, negations.Denying, match) is { } denial) return (Context.Denied, denial);
        return Words(heads, times.Past) is { } past ? (Context.Past, past) : (Context.Present, null);
    }

    // A condition belongs to one person: "my wife is pregnant, I rolled my ankle" makes no pregnant patient. Anything
    // acute counts for whoever is spoken for, since they need help too.
    private static bool IsCondition(SignRule sign) => sign.CountsWhen.Contains(Context.Past);

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
