namespace AnkleBot.Language;

/// <summary>Who a word of a message is about.</summary>
internal enum Person
{
    /// <summary>The runner who writes.</summary>
    Self,

    /// <summary>Somebody the runner writes for: a child, a partner, a player in their care.</summary>
    SpokenFor,

    /// <summary>Somebody else.</summary>
    Other,
}

/// <summary>Follows through a message who is being spoken of.</summary>
internal sealed class Persons
{
    private readonly Person[] at;
    private readonly Cue?[] by;

    public Persons(Cues cues)
    {
        var utterance = cues.Utterance;
        at = new Person[utterance.Count];
        by = new Cue?[utterance.Count];
        var asking = cues.Of(CueKind.AskingFor).Any();
        var people = cues.Of(CueKind.Self, CueKind.SpokenFor, CueKind.Other, CueKind.NeverPatient, CueKind.ThirdPerson)
            .GroupBy(cue => cue.From).ToDictionary(group => group.Key, group => group.MaxBy(cue => cue.End));
        var now = Person.Self;
        (Person Who, Cue? By) third = (Person.SpokenFor, null);
        Cue? because = null;
        var busy = 0;
        for (var token = 0; token < utterance.Count; token++)
        {
            if (token >= busy && people.TryGetValue(token, out var cue))
            {
                (now, because) = cue.Kind switch
                {
                    CueKind.Self => (Person.Self, (Cue?)null),
                    CueKind.SpokenFor => (Person.SpokenFor, cue),
                    CueKind.Other => (asking ? Person.SpokenFor : Person.Other, cue),
                    CueKind.NeverPatient => (Person.Other, cue),
                    _ => third,
                };
                if (now != Person.Self) third = (now, because);
                busy = cue.End;
            }

            at[token] = now;
            by[token] = because;
        }
    }

    public Person Of(int token) => at[token];

    public Cue? Because(int token) => by[token];
}
