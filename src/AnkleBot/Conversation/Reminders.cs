using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Being asked again some days later: agreeing to it, stopping it, the question itself and what it is answered with.</summary>
internal sealed class Reminders(Voice voice, Escalation escalation)
{
    public Turn Ask(Heard heard)
    {
        // Who should be seen now is not put off.
        if (heard.State.Assessment.Withholds) return heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "still-stands"));
        if (!heard.State.Reachable) return heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("reminder-not-here")));
        var state = heard.State with { Reminding = new(true, heard.State.Reminding.Asked + 1, true) };
        return heard.Turn(state, TurnKind.SmallTalk, new Reply(voice.Say("reminder-set")) { Choices = [voice.Choice("stop-reminders")] });
    }

    public Turn Stop(Heard heard)
    {
        var state = heard.State with { Reminding = heard.State.Reminding with { Agreed = false, Owed = false } };
        return heard.Turn(state, TurnKind.SmallTalk, new Reply(voice.Say("reminders-stopped")) { Choices = [voice.Choice("person")] });
    }

    /// <summary>The reminder. A check that was left halfway is over: an answer to this must not be read as one to that.</summary>
    public Turn Remind(Heard heard)
    {
        var state = heard.State with { Intake = null, Reminding = heard.State.Reminding with { Owed = false } };
        var assessment = state.Assessment;
        if (assessment.Urgency < Urgency.Soon && !assessment.Crisis)
        {
            Choice[] choices = [voice.Choice("better"), voice.Choice("not-better"), voice.Choice("check"), voice.Choice("stop-reminders")];
            return heard.Turn(state, TurnKind.SmallTalk, new Reply(voice.Say("reminder")) { Choices = choices });
        }

        var standing = escalation.Standing(assessment, assessment.Withholds ? "reminder-urgent" : "reminder-soon");
        return heard.Turn(state, TurnKind.Escalation, standing with { Choices = [.. standing.Choices, voice.Choice("stop-reminders")] });
    }

    /// <summary>Null when that wasn't asked: the words mean something else then.</summary>
    public Turn? Better(Heard heard)
    {
        if (!WasOffered(heard)) return null;
        return heard.State.Assessment.Urgency >= Urgency.Soon
            ? heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "still-stands"))
            : heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("better-reply")) { Choices = [voice.Choice("topics")] });
    }

    /// <summary>No better after days is for a professional within days.</summary>
    public Turn? NotBetter(Heard heard)
    {
        if (!WasOffered(heard)) return null;
        var assessment = heard.State.Assessment;
        if (assessment.Withholds) return heard.Turn(TurnKind.Escalation, escalation.Standing(assessment, "still-stands"));
        assessment = assessment with { Urgency = Urgency.Soon };
        return heard.Turn(heard.State with { Assessment = assessment }, TurnKind.Escalation, escalation.Standing(assessment, "not-better-reply"));
    }

    /// <summary>What a person at the clinic writes first.</summary>
    public Reply FromStaff(string text) => new(text) { Heading = voice.Say("staff-writes"), Choices = [voice.Choice("stop-reminders")] };

    private static bool WasOffered(Heard heard) => heard.Before.Choices.Any(choice => choice.Id == "not-better");
}
