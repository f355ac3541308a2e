using AnkleBot.Conversation;
using AnkleBot.Language;

namespace AnkleBot.Triage.Evaluation;

/// <summary>What came of a case.</summary>
/// <param name="Got">The level at which it stands: 0 none, 2 soon, 3 urgent, 4 emergency, 5 crisis.</param>
/// <param name="Want">The level at which it should.</param>
internal sealed record Outcome(Case Case, int Got, int Want, Assessment Assessment)
{
    public bool Flagged => Want >= (int)Urgency.Soon;

    public bool Missed => Flagged && Got < Want;
}

/// <summary>Triage, and for conversations the whole bot, on the knowledge of this repository.</summary>
internal sealed class Bot(KnowledgeBase knowledge)
{
    private const int CrisisLevel = 5;

    private readonly AnkleBot.Conversation.Conversation conversation = new(knowledge, new("demo", "Riverside Clinic", "GB"));

    public Reading Read(string text) => knowledge.Reader.Read(text);

    public Outcome Judge(Case one)
    {
        var assessment = one.Messages.Count == 1
            ? Assess(one.Messages[0])
            : one.Messages.Aggregate(ConversationState.New with { AgreedNotice = "1" }, (state, message) => conversation.Respond(state, new(message)).State).Assessment;
        return new(one, Level(assessment), Level(one.Urgency), assessment);
    }

    /// <summary>The level at which one message puts a fresh conversation.</summary>
    public int LevelOf(string text) => Level(Assess(text));

    private Assessment Assess(string text) => knowledge.Triage.Assess(Assessment.Nothing, [], Read(text).Findings);

    private static int Level(Assessment assessment) => assessment.Crisis ? CrisisLevel : (int)assessment.Urgency;

    public static int Level(string urgency) => urgency switch
    {
        "crisis" => CrisisLevel,
        "emergency" => (int)Urgency.Emergency,
        "urgent" => (int)Urgency.Urgent,
        "soon" => (int)Urgency.Soon,
        "self-care" => (int)Urgency.SelfCare,
        _ => (int)Urgency.None,
    };
}
