using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>A message that has been read whole, and where the conversation stands with it.</summary>
/// <param name="Before">The state before the message.</param>
/// <param name="State">The state with the message's findings and urgency taken in.</param>
/// <param name="Message">The message.</param>
/// <param name="Reading">What its words said.</param>
/// <param name="Answered">The choice of the intake that it is, when it answers the question asked last.</param>
/// <param name="Findings">What was read, by words and by choice.</param>
/// <param name="Raised">The flags that it raised.</param>
/// <param name="IsCrisis">True when it holds words of self-harm, whether or not that was raised before.</param>
/// <param name="Command">What it asks of the dialog as a whole; null when it is no command.</param>
internal sealed record Heard(
    ConversationState Before,
    ConversationState State,
    Message Message,
    Reading Reading,
    IntakeChoice? Answered,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RaisedFlag> Raised,
    string? Command,
    bool IsCrisis,
    string ContentVersion)
{
    /// <summary>True when the check was what the bot offered first just before, so that "yes" means it.</summary>
    public bool AnswersOfferOfCheck => Before.Choices is [{ Id: "check" }, ..];

    /// <summary>A turn that leaves the state as the message left it, but for what can be pressed next.</summary>
    public Turn Turn(TurnKind kind, params IReadOnlyList<Reply> replies) => Turn(State, kind, replies);

    public Turn Turn(ConversationState state, TurnKind kind, params IReadOnlyList<Reply> replies) =>
        new(
            kind,
            null,
            0,
            replies,
            state with { Choices = [.. replies.SelectMany(reply => reply.Choices).DistinctBy(choice => choice.Id)] },
            new(Findings, Raised, [], [], false, ContentVersion));
}

internal static class TurnParts
{
    public static Turn With(this Turn turn, Hit hit) =>
        turn with { Entry = hit.Entry.Id, Confidence = hit.Confidence, State = turn.State with { LastEntry = hit.Entry.Id } };

    public static Turn Tracing(this Turn turn, IReadOnlyList<Hit> hits, IReadOnlyList<string>? withheld = null, bool unanswered = false) =>
        turn with { Trace = turn.Trace with { Hits = hits, Withheld = withheld ?? [], Unanswered = unanswered } };
}
