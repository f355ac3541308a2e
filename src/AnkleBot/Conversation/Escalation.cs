using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Tells the runner to see a professional: how soon, why, how to reach one, and what to do until then.</summary>
internal sealed class Escalation(KnowledgeBase knowledge, Voice voice)
{
    private const int MostReasons = 2;
    private const int MostUntilSeen = 3;
    private const int LongestEvidence = 120;

    /// <summary>The reply to flags that this message raised. From urgent on the intake is over.</summary>
    public Turn Raise(Heard heard)
    {
        var state = heard.State.Assessment.Withholds ? heard.State with { Intake = null, Screened = false, Retracting = false } : heard.State;
        return heard.Turn(state, TurnKind.Escalation, Card(heard.State.Assessment, heard.Raised));
    }

    public Turn Crisis(Heard heard)
    {
        var choices = new List<Choice>();
        if (voice.Country.CrisisNumber is { } number) choices.Add(voice.Tel("call", number));
        choices.Add(voice.Choice("person"));
        var reply = new Reply(voice.Say("crisis"))
        {
            Urgency = Urgency.Emergency,
            Points = [voice.Say("crisis-danger")],
            Note = voice.Say("crisis-here"),
            Choices = choices,
        };
        var others = heard.Raised.Where(flag => !knowledge.Triage[flag.Flag].Crisis && flag.Urgency >= Urgency.Urgent).ToList();
        var state = heard.State with { Intake = null, Screened = false, Retracting = false };
        return others.Count == 0
            ? heard.Turn(state, TurnKind.Crisis, reply)
            : heard.Turn(state, TurnKind.Crisis, reply, Card(heard.State.Assessment, others));
    }

    /// <summary>A short reminder that what was raised still stands, with the ways to reach someone.</summary>
    public Reply Standing(Assessment assessment, string sentence)
    {
        if (assessment.Crisis) sentence = "crisis-still";
        return new(voice.Say(sentence))
        {
            Heading = assessment.Urgency >= Urgency.Soon ? voice.Say(Heading(assessment.Urgency)) : null,
            Urgency = assessment.Urgency,
            Points = Reach(assessment.Urgency),
            Choices = Choices(assessment.Urgency),
        };
    }

    /// <summary>How soon and whom to reach, where others read along: neither why nor the runner's words.</summary>
    public Reply InFrontOfOthers(Urgency urgency, Reply invitation)
    {
        var reach = Reach(urgency);
        return new(reach[0])
        {
            Heading = voice.Say(Heading(urgency)),
            Urgency = urgency,
            Points = reach[1..],
            Note = invitation.Text,
            Choices = [.. Choices(urgency).Where(choice => choice.Link is not null), .. invitation.Choices],
        };
    }

    /// <summary>Why the flags stand: the words that raised each, and the rule.</summary>
    public Reply Why(Assessment assessment) => new(voice.Say("why-heading"))
    {
        Urgency = assessment.Urgency,
        Points = [.. assessment.Flags.Select(raised => voice.Say(
            "why-line", ("flag", knowledge.Triage[raised.Flag].Name), ("words", Words(raised)), ("source", knowledge.Triage[raised.Flag].Review.Source)))],
        Note = Draft(assessment.Flags),
        Choices = [.. Choices(assessment.Urgency).Where(choice => choice.Id != "why-this")],
    };

    private Reply Card(Assessment assessment, IReadOnlyList<RaisedFlag> raised)
    {
        var flags = raised.OrderByDescending(flag => flag.Urgency).Select(flag => knowledge.Triage[flag.Flag]).ToList();
        var urgency = assessment.Urgency;
        return new(string.Join(" ", flags.Take(MostReasons).Select(flag => flag.Because)))
        {
            Heading = voice.Say(Heading(urgency)),
            Urgency = urgency,
            Points =
            [
                .. Reach(urgency),
                .. flags.Where(flag => flag.Urgency == flags[0].Urgency).SelectMany(flag => flag.UntilSeen).Distinct().Take(MostUntilSeen).Select(voice.Fill),
            ],
            Note = Note(raised),
            Choices = Choices(urgency),
        };
    }

    private List<string> Reach(Urgency urgency)
    {
        var lines = new List<string> { voice.Say(urgency switch { Urgency.Emergency => "emergency-do", Urgency.Urgent => "urgent-do", _ => "soon-do" }) };
        if (urgency < Urgency.Emergency && voice.Clinic.Telephone is not null) lines.Add(voice.Say("clinic-line"));
        if (urgency == Urgency.Urgent) lines.AddRange([voice.Say("closed-line"), voice.Say("watch-line")]);
        return lines;
    }

    private List<Choice> Choices(Urgency urgency)
    {
        var choices = new List<Choice>();
        if (urgency == Urgency.Emergency && voice.Country.Emergency is { } emergency) choices.Add(voice.Tel("call-emergency", emergency));
        if (urgency < Urgency.Emergency) choices.AddRange(voice.ToClinic());
        return [.. choices, voice.Choice("why-this"), voice.Choice("not-meant")];
    }

    private string Note(IReadOnlyList<RaisedFlag> raised)
    {
        var words = string.Join("\u201d, \u201c", raised.Select(Words).Distinct());
        return string.Join(" ", new[] { voice.Say("noted-line", ("words", words)), Draft(raised) }.Where(line => line is not null));
    }

    private string? Draft(IReadOnlyList<RaisedFlag> raised) =>
        raised.Any(flag => knowledge.Triage[flag.Flag].Review.IsDraft) ? voice.Say("draft-line") : null;

    private static string Words(RaisedFlag raised)
    {
        var words = string.Join(" \u2026 ", raised.Evidence.Select(finding => finding.Words).Distinct());
        return words.Length <= LongestEvidence ? words : words[..LongestEvidence] + "\u2026";
    }

    private static string Heading(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "emergency-heading",
        Urgency.Urgent => "urgent-heading",
        _ => "soon-heading",
    };
}
