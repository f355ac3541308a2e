using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>What the bot did with a message.</summary>
public enum TurnKind
{
    /// <summary>The notice, before anything is asked.</summary>
    Notice,

    /// <summary>An entry or a passage.</summary>
    Answer,

    /// <summary>A question of the intake, or its summary.</summary>
    Intake,

    /// <summary>A red flag was raised, or stands.</summary>
    Escalation,

    /// <summary>Words of self-harm.</summary>
    Crisis,

    /// <summary>Not ours to answer.</summary>
    Decline,

    /// <summary>Greetings, thanks, what a button of the dialog does.</summary>
    SmallTalk,

    /// <summary>A person was asked for, or nothing was found and one is offered.</summary>
    Handover,

    /// <summary>Several entries may fit, and the runner chooses.</summary>
    Unsure,
}

/// <summary>One turn: what is said, and where the conversation stands after it.</summary>
/// <param name="Kind">What the bot did.</param>
/// <param name="Entry">The entry that answered; null when none did.</param>
/// <param name="Confidence">0 to 1, of that entry; 0 without one.</param>
/// <param name="Replies">What is shown, in order; never empty.</param>
/// <param name="State">The state to go on from.</param>
/// <param name="Trace">Why, for the people who review it.</param>
public sealed record Turn(
    TurnKind Kind, string? Entry, double Confidence, IReadOnlyList<Reply> Replies, ConversationState State, Trace Trace)
{
    /// <summary>True when the runner had the conversation deleted: it is taken off the record, this turn with it.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether the answer before helped, when this message says so.</summary>
    public bool? Helped { get; init; }
}

/// <summary>Why a turn came out as it did.</summary>
/// <param name="Findings">What was read in the message, by words or by button.</param>
/// <param name="Raised">The flags that this message raised.</param>
/// <param name="Hits">The best entries for it, when it was searched for; the first one is not always the one given.</param>
/// <param name="Withheld">Entries that fitted and were not given, because of what the runner had told.</param>
/// <param name="Unanswered">True when it was a question that nothing answered: a gap for the content editors.</param>
/// <param name="ContentVersion">Which knowledge answered.</param>
public sealed record Trace(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RaisedFlag> Raised,
    IReadOnlyList<Hit> Hits,
    IReadOnlyList<string> Withheld,
    bool Unanswered,
    string ContentVersion);
