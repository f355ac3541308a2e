namespace AnkleBot.Conversation;

/// <summary>A plan back to running, week by week, from what the check and two more questions told.</summary>
internal sealed class RunningPlan(KnowledgeBase knowledge, Voice voice)
{
    private readonly PlanRules rules = knowledge.Intake.Plan;

    /// <summary>True when the last of the plan's questions has been answered.</summary>
    public bool Ends(IntakeProgress progress) => progress.Question == rules.Pain;

    public Reply Of(ConversationState state)
    {
        var pain = state.Answers[rules.Pain];
        if (rules.Wait.Contains(pain)) return new(voice.Say("plan-wait")) { Choices = [voice.Choice("person"), voice.Choice("start-over")] };
        return new(voice.Say("plan-intro"))
        {
            Heading = voice.Say("plan-heading"),
            Steps = [.. Weeks(state, pain).Select((week, at) => voice.Say("plan-week", ("number", $"{at + 1}"), ("week", week)))],
            Points = voice.Say("plan-rules").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Note = voice.Say("plan-stop"),
            Sources = [.. rules.Sources.Select(id => knowledge.Articles[id].Title)],
            SourceLine = voice.Say("source-line", ("titles", string.Join(" and ", rules.Sources.Select(id => $"\u201c{knowledge.Articles[id].Title}\u201d")))),
            Choices = [voice.Choice("keep"), voice.Choice("exercises"), voice.Choice("start-over")],
            Keep = true,
        };
    }

    // Soreness that lasted a week, or that walking still wakes, begins with walking.
    private IEnumerable<string> Weeks(ConversationState state, string pain)
    {
        var walk = rules.WalkFirst.Contains(pain) || state.DurationDays >= rules.WalkFirstFromDays;
        var weeks = rules.Weeks[state.Answers[rules.First]];
        return walk ? weeks.Prepend(rules.WalkWeek) : weeks;
    }
}
