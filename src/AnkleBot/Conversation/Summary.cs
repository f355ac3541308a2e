using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>The end of the check: what was told, how soon to see whom, what to do until then, when to worry, and sources.</summary>
internal sealed class Summary(KnowledgeBase knowledge, Voice voice)
{
    private static readonly string[] Sources = ["sore-after-a-run", "causes-and-solutions"];

    public Reply Of(ConversationState state)
    {
        var selfCare = state.Assessment.Urgency == Urgency.SelfCare;
        return new(voice.Say("summary-told", ("told", string.Join(", ", Told(state)))))
        {
            Heading = voice.Say(selfCare ? "summary-self-care" : "summary-soon"),
            Urgency = state.Assessment.Urgency,
            Points =
            [
                .. state.Assessment.Flags.Select(raised => knowledge.Triage[raised.Flag].Because).Distinct(),
                .. Lines(selfCare ? "until-self-care" : "until-soon"),
            ],
            Note = voice.Say(selfCare ? "summary-see-if" : "summary-safety-net"),
            SourceLine = voice.Say("source-line", ("titles", Titles())),
            Choices = Choices(state, selfCare),
            Keep = true,
        };
    }

    private IEnumerable<string> Told(ConversationState state) =>
        state.Answers
            .Select(answer => knowledge.Intake.Questions[answer.Key].Choices.First(choice => choice.Id == answer.Value).Told)
            .OfType<string>();

    // Each line of such a sentence is a point of its own.
    private string[] Lines(string id) => voice.Say(id).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string Titles() =>
        string.Join(" and ", Sources
            .Where(knowledge.Articles.ContainsKey).Select(id => $"\u201c{knowledge.Articles[id].Title}\u201d"));

    private List<Choice> Choices(ConversationState state, bool selfCare)
    {
        var choices = new List<Choice>();
        if (selfCare) choices.AddRange([voice.Choice("plan"), voice.Choice("exercises")]);
        else if (voice.Clinic.Telephone is { } telephone) choices.Add(voice.Tel("call", telephone));
        if (state is { Reachable: true, Reminding.Owed: false }) choices.Add(voice.Choice("remind-me"));
        return [.. choices, voice.Choice("keep"), voice.Choice("start-over")];
    }
}
