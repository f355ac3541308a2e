using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Channels.Tests;

/// <summary>Small bots whose replies and states tell what they heard.</summary>
internal static class Bots
{
    /// <summary>Agrees at once; "calf" escalates; the state counts the messages and the reply says the count and the words.</summary>
    public static Turn Respond(ConversationState state, Message message) => Answer(state with { AgreedNotice = "1" }, message);

    /// <summary>The same without consent, until "I agree".</summary>
    public static Turn RespondStrictly(ConversationState state, Message message) =>
        Answer(message.Text == "I agree" ? state with { AgreedNotice = "1" } : state, message);

    public static int Heard(ConversationState state) => state.Answers.Count;

    private static Turn Answer(ConversationState state, Message message)
    {
        var findings = new List<Finding>();
        var at = message.Text.IndexOf("calf", StringComparison.Ordinal);
        if (at >= 0) findings.Add(new("calf", Context.Present, new Span(at, 4), "calf", "language/signs.yaml:1"));
        IReadOnlyList<RaisedFlag> raised = at >= 0 ? [new("calf-swollen", Urgency.Urgent, "red-flags/calf.yaml:1", findings)] : [];
        var assessment = at >= 0 ? new Assessment(Urgency.Urgent, false, raised) : state.Assessment;
        var after = state with
        {
            Findings = [.. state.Findings, .. findings],
            Said = [.. state.Said, message.Text],
            Assessment = assessment,
            Answers = new Dictionary<string, string>(state.Answers) { [$"{state.Answers.Count + 1}"] = "heard" },
        };
        var kind = at >= 0 ? TurnKind.Escalation : TurnKind.Answer;
        var text = at >= 0 ? $"Please be seen today: \"{message.Text}\"" : $"{Heard(after)}: {message.Text}";
        return new(kind, null, 0, [new Reply(text)], after, new([.. findings], raised, [], [], false, "v1"));
    }
}
