using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>The check: a few questions, one at a time, each with buttons and each taking typed words as well.</summary>
internal sealed class IntakeDialog(KnowledgeBase knowledge, Voice voice, Escalation escalation)
{
    /// <summary>How many answers in a row may be unreadable before the bot says that it can't assess this.</summary>
    private const int MostUnread = 2;

    private readonly Summary summary = new(knowledge, voice);
    private readonly RunningPlan plan = new(knowledge, voice);

    /// <summary>Asks the first question.</summary>
    public Turn Start(Heard heard)
    {
        var state = heard.State with { Intake = new(knowledge.Intake.First, [], 0), Answers = new Dictionary<string, string>(), Screened = false };
        return heard.Turn(state, TurnKind.Intake, new Reply(voice.Say("intake-start")), Question(knowledge.Intake.First));
    }

    /// <summary>The plan's questions after a clear check; before it, the check.</summary>
    public Turn Plan(Heard heard)
    {
        if (heard.State.Assessment.Urgency >= Urgency.Soon) return heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "plan-not-now"));
        if (!heard.State.Screened)
        {
            var start = Start(heard);
            return start with { Replies = [new Reply(voice.Say("plan-check-first")), .. start.Replies] };
        }

        return heard.Turn(heard.State with { Intake = new(knowledge.Intake.Plan.First, [], 0) }, TurnKind.Intake, Question(knowledge.Intake.Plan.First));
    }

    /// <summary>Goes on with the intake when the message answers its question; null when none runs or it is something else.</summary>
    public Turn? Answer(Heard heard)
    {
        if (heard.State.Intake is null) return null;
        return heard.Answered is null ? null : Next(heard);
    }

    /// <summary>An answer that raised something to be seen within days: noted, and the questions go on to their end.</summary>
    public Turn? AnswerWithFlag(Heard heard) => heard.State.Intake is null || heard.Answered is null ? null : Next(heard);

    /// <summary>What follows a message that was answered otherwise while the intake waits: the question again.</summary>
    public Turn AskAgain(Turn turn, Heard heard)
    {
        if (turn.State.Intake is not { } progress) return turn;
        var again = Question(progress.Question) with { Heading = voice.Say("intake-again") };
        return turn with
        {
            Replies = [.. turn.Replies.Select(reply => reply with { Choices = [.. reply.Choices.Where(choice => choice.Link is not null)] }), again],
            State = turn.State with { Choices = [.. turn.State.Choices.Where(choice => choice.Link is not null), .. again.Choices] },
        };
    }

    /// <summary>An answer that can't be read is never a "no": it is asked again, and then the bot says that it can't assess this.</summary>
    public Turn? Unread(Heard heard)
    {
        if (heard.State.Intake is not { } progress) return null;
        if (progress.Unread < MostUnread)
        {
            var state = heard.State with { Intake = progress with { Unread = progress.Unread + 1 } };
            var again = Question(progress.Question);
            return heard.Turn(state, TurnKind.Intake, again with { Heading = voice.Say("intake-unread") });
        }

        return CannotAssess(heard);
    }

    public Turn Back(Heard heard)
    {
        if (heard.State.Intake is not { } progress) return heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("none-running")) { Choices = [voice.Choice("check")] });
        if (progress.Trail.Count == 0) return heard.Turn(TurnKind.Intake, new Reply(voice.Say("intake-back-at-start")), Question(progress.Question));
        var before = progress.Trail[^1];
        var state = heard.State with { Intake = new(before, [.. progress.Trail.SkipLast(1)], 0) };
        return heard.Turn(state, TurnKind.Intake, Question(before));
    }

    public Turn Why(Heard heard)
    {
        if (heard.State.Intake is not { } progress)
        {
            return heard.State.Assessment.Flags.Count > 0
                ? heard.Turn(TurnKind.Escalation, escalation.Why(heard.State.Assessment))
                : heard.Turn(TurnKind.SmallTalk, new Reply(voice.Say("none-running")) { Choices = [voice.Choice("check")] });
        }

        var question = knowledge.Intake.Questions[progress.Question];
        return heard.Turn(TurnKind.Intake, new Reply(question.Why), Question(progress.Question));
    }

    public Turn Stop(Heard heard) =>
        heard.Turn(heard.State with { Intake = null }, TurnKind.SmallTalk, new Reply(voice.Say("intake-stopped")) { Choices = [voice.Choice("check"), voice.Choice("person")] });

    private Turn Next(Heard heard)
    {
        var progress = heard.State.Intake!;
        var question = knowledge.Intake.Questions[progress.Question];
        var choice = heard.Answered!;
        var state = heard.State with
        {
            Answers = new Dictionary<string, string>(heard.State.Answers) { [question.Id] = choice.Id },
        };
        if ((choice.Next ?? question.Next) is not { } next) return Finish(heard, state);
        return heard.Turn(state with { Intake = new(next, [.. progress.Trail, question.Id], 0) }, TurnKind.Intake, Question(next));
    }

    // Every question has an explicit answer here: that, and nothing raised, is what self-care means.
    private Turn Finish(Heard heard, ConversationState state)
    {
        if (plan.Ends(heard.State.Intake!)) return heard.Turn(state with { Intake = null }, TurnKind.Intake, plan.Of(state));
        var assessment = state.Assessment.Urgency == Urgency.None ? state.Assessment with { Urgency = Urgency.SelfCare } : state.Assessment;
        state = state with { Intake = null, Screened = true, Assessment = assessment };
        return heard.Turn(state, TurnKind.Intake, summary.Of(state));
    }

    private Turn CannotAssess(Heard heard)
    {
        var raised = knowledge.Intake.CannotAssess;
        var assessment = heard.State.Assessment;
        assessment = assessment with
        {
            Urgency = assessment.Urgency > Urgency.Soon ? assessment.Urgency : Urgency.Soon,
        };
        var state = heard.State with { Intake = null, Assessment = assessment };
        return heard.Turn(state, TurnKind.Escalation, escalation.Standing(assessment, "intake-cannot-assess") with { Points = raised });
    }

    private Reply Question(string id)
    {
        var question = knowledge.Intake.Questions[id];
        return new(question.Ask)
        {
            Points = question.Points,
            Choices =
            [
                .. question.Choices.Select(choice => new Choice(IntakeReader.ChoiceId(question, choice), choice.Label)),
                voice.Choice("back"), voice.Choice("why-ask"),
            ],
        };
    }
}
