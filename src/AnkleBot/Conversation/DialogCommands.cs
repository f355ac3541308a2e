using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>What a button or a few words ask of the dialog itself: start over, tell me more, talk to a person.</summary>
internal sealed class DialogCommands(
    KnowledgeBase knowledge, Voice voice, Escalation escalation, IntakeDialog intake, Answering answering)
{
    /// <summary>A choice that stands for an entry has its id after this.</summary>
    public const string EntryPrefix = "entry:";

    private const int MostExercises = 6;

    private readonly Answers answers = new(knowledge, voice);
    private readonly Reminders reminders = new(voice, escalation);
    private readonly Handover handover = new(voice);

    public Turn? Answer(Heard heard)
    {
        if (heard.Before.Retracting && Retracted(heard) is { } retracted) return retracted;
        if (heard.Before.Choices.Any(choice => choice.Id == "delete-yes") && Delete(heard) is { } turn) return turn;
        if (heard.Command is null || heard.Answered is not null) return null;
        if (heard.Command.StartsWith(EntryPrefix, StringComparison.Ordinal)) return Entry(heard, heard.Command[EntryPrefix.Length..]);
        return heard.Command switch
        {
            "agree" or "no" when heard.State.Intake is not null => null,
            "agree" or "no" when heard.State.Assessment.Withholds => Stands(heard, "still-stands"),
            "agree" when heard.AnswersOfferOfCheck => Check(heard),
            "agree" => heard.Turn(TurnKind.SmallTalk, Welcome()),
            "check" => Check(heard),
            "back" => intake.Back(heard),
            "why-ask" or "why-this" => intake.Why(heard),
            "stop" when heard.State is { Intake: null, Reminding.Agreed: true } => reminders.Stop(heard),
            "no" or "stop" or "just-answer" when heard.State.Intake is null => heard.Turn(TurnKind.SmallTalk, AllRight()),
            "stop" or "just-answer" => intake.Stop(heard),
            "remind-me" => intake.AskAgain(reminders.Ask(heard), heard),
            "stop-reminders" => intake.AskAgain(reminders.Stop(heard), heard),
            "better" => reminders.Better(heard),
            "not-better" => reminders.NotBetter(heard),
            "start-over" => StartOver(heard),
            "person" => intake.AskAgain(handover.Ask(heard), heard),
            "topics" => Topics(heard),
            "exercises" => Exercises(heard),
            "plan" => intake.Plan(heard),
            "more" => More(heard),
            "helped" => heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("helped-thanks"))) with { Helped = OfAnswer(heard, true) },
            "not-helped" => NotHelped(heard),
            "not-meant" => AskBack(heard),
            "fine-now" or "take-back" or "keep-it" => Fine(heard),
            "delete" => heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("delete-ask")) { Choices = [voice.Choice("delete-yes"), voice.Choice("delete-no")] }),
            "keep" => heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("kept")) { Keep = true }),
            _ => null,
        };
    }

    // A bare "yes" doesn't tell whether it was wrong or is true, and is asked again; what was raised stands.
    private Turn? Retracted(Heard heard) => heard.Command switch
    {
        "take-back" => TakeBack(heard),
        "keep-it" or "no" => Keep(heard),
        "agree" => AskBack(heard),
        _ => null,
    };

    // Anything but a plain yes or no means that the runner went on, and nothing is deleted.
    private Turn? Delete(Heard heard) => (heard.Command, heard.Reading.Answer) switch
    {
        ("delete-yes", _) or (_, Language.Answer.Yes) => heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("deleted"))) with { Deletes = true },
        ("delete-no", _) or (_, Language.Answer.No) => intake.AskAgain(heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("not-deleted"))), heard),
        _ => null,
    };

    private Turn Check(Heard heard) =>
        heard.State.Assessment.Withholds ? Stands(heard, "still-stands") : intake.Start(heard);

    private Turn Stands(Heard heard, string sentence) =>
        heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, sentence));

    private Turn? Entry(Heard heard, string id) => knowledge.Entries.ContainsKey(id) ? intake.AskAgain(answering.Give(heard, id), heard) : null;

    // Flags latch: starting over asks afresh, and what was raised goes on standing.
    private Turn StartOver(Heard heard)
    {
        if (heard.State.Assessment.Withholds) return Stands(heard, "still-stands");
        var state = heard.State with { Intake = null, Answers = new Dictionary<string, string>(), Screened = false, LastEntry = null };
        return heard.Turn(state, TurnKind.SmallTalk, new Reply(voice.Say("started-over")) { Choices = [voice.Choice("check"), voice.Choice("topics"), voice.Choice("person")] });
    }

    private Turn Topics(Heard heard) =>
        heard.State.Assessment.Withholds
            ? Stands(heard, "still-stands")
            : heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("topics-list")) { Choices = [voice.Choice("check"), voice.Choice("person")] });

    // Exercises that may not be given now are not listed either.
    private Turn Exercises(Heard heard)
    {
        if (heard.State.Assessment.Urgency >= Urgency.Soon) return Stands(heard, heard.State.Assessment.Withholds ? "not-until-seen" : "withheld-soon");
        var choices = knowledge.Entries.Values
            .Where(entry => entry.Exercise?.Dose is not null && Withholding.Reason(entry, heard.State) is null)
            .Take(MostExercises)
            .Select(entry => new Choice(EntryPrefix + entry.Id, entry.Question));
        return heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("exercises-list")) { Choices = [.. choices, voice.Choice("check")] });
    }

    private Turn? More(Heard heard)
    {
        if (heard.State.LastEntry is not { } id || !knowledge.Entries.TryGetValue(id, out var entry)) return null;
        if (Withholding.Reason(entry, heard.State) is not null || Withholding.WaitsForCheck(entry, heard.State)) return answering.Give(heard, id);
        return entry.More is null
            ? heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("no-more")) { Choices = [voice.Choice("topics"), voice.Choice("person")] })
            : heard.Turn(TurnKind.Answer, answers.More(entry)) with { Entry = id, Confidence = 1 };
    }

    private Turn NotHelped(Heard heard) =>
        heard.Turn(TurnKind.Handover, new Reply(voice.Say("not-helped-sorry")) { Choices = [voice.Choice("topics"), voice.Choice("check"), voice.Choice("person")] })
            with { Helped = OfAnswer(heard, false) };

    // Said of anything but an answer, it is no verdict.
    private static bool? OfAnswer(Heard heard, bool helped) => heard.Before.Choices.Any(choice => choice.Id == "helped") ? helped : null;

    private Turn? AskBack(Heard heard) =>
        heard.State.Assessment.Flags.Count == 0
            ? null
            : heard.Turn(
                heard.State with { Retracting = true },
                TurnKind.Escalation,
                new Reply(voice.Say("retract-ask")) { Urgency = heard.State.Assessment.Urgency, Choices = [voice.Choice("take-back"), voice.Choice("keep-it")] });

    // Taken back and confirmed, an emergency is still seen today: its signs are unsure from now on, never denied. Anything
    // else stands as it was, marked for staff.
    private Turn TakeBack(Heard heard)
    {
        var before = heard.State.Assessment;
        if (before is not { Urgency: Urgency.Emergency, Crisis: false })
        {
            return heard.Turn(heard.State with { Retracting = false }, TurnKind.Escalation, escalation.Standing(before, "retracted-other"));
        }

        var after = before with
        {
            Urgency = Urgency.Urgent,
            Flags = [.. before.Flags.Select(flag => flag.Urgency == Urgency.Emergency ? flag with { Urgency = Urgency.Urgent } : flag)],
        };
        var doubted = before.Flags.Where(flag => flag.Urgency == Urgency.Emergency)
            .SelectMany(flag => knowledge.Triage.SignsOf(flag.Flag)).ToHashSet(StringComparer.Ordinal);
        var state = heard.State with
        {
            Assessment = after,
            Retracting = false,
            Findings = [.. heard.State.Findings.Select(finding => doubted.Contains(finding.Sign) && finding.Counts ? finding with { Context = Context.Unsure } : finding)],
        };
        return heard.Turn(state, TurnKind.Escalation, escalation.Standing(after, "retracted-emergency"));
    }

    private Turn Keep(Heard heard) =>
        heard.Turn(heard.State with { Retracting = false }, TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "still-stands"));

    private Turn? Fine(Heard heard) => heard.State.Assessment.Urgency >= Urgency.Soon ? Stands(heard, "still-stands") : null;

    private Reply AllRight() => new(voice.Say("all-right")) { Choices = [voice.Choice("topics"), voice.Choice("check"), voice.Choice("person")] };

    private Reply Welcome() => new(voice.Say("welcome")) { Choices = [voice.Choice("check"), voice.Choice("topics"), voice.Choice("person")] };
}
