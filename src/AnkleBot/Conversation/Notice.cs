namespace AnkleBot.Conversation;

/// <summary>What the runner agrees to before the first question.</summary>
internal sealed class Notice(KnowledgeBase knowledge, Voice voice)
{
    public const string Version = "1";

    public Turn Open(Heard heard) =>
        heard.Before.AgreedNotice is null ? heard.Turn(TurnKind.Notice, Text("notice")) : heard.Turn(TurnKind.SmallTalk, Welcome());

    public Turn Answer(Heard heard) =>
        heard.Command == "agree"
            ? heard.Turn(heard.State with { AgreedNotice = Version }, TurnKind.SmallTalk, Welcome())
            : heard.Turn(TurnKind.Notice, Text(heard.Before.Choices.Count == 0 ? "notice" : "notice-again"));

    /// <summary>An escalation goes out before consent too, and the notice after it.</summary>
    public Turn WithEscalation(Turn escalation)
    {
        var reply = Text("notice-again");
        return escalation with
        {
            Replies = [.. escalation.Replies, reply],
            State = escalation.State with { Choices = [.. escalation.State.Choices, .. reply.Choices] },
        };
    }

    private Reply Text(string id) => new(voice.Say(id))
    {
        Note = Notes(),
        Choices = [voice.Choice("agree")],
    };

    private string? Notes()
    {
        string?[] notes = [voice.Clinic.Notice, knowledge.Drafts.Count > 0 ? voice.Say("notice-draft") : null];
        return notes.Any(note => note is not null) ? string.Join(" ", notes.OfType<string>()) : null;
    }

    private Reply Welcome() => new(voice.Say("welcome")) { Choices = [voice.Choice("check"), voice.Choice("topics"), voice.Choice("person")] };
}
