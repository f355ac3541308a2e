using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels;

/// <summary>A runner's message as a channel hands it over.</summary>
/// <param name="Conversation">The channel's id of the conversation.</param>
/// <param name="Activity">The channel's id of the message; the same id again is the same message again.</param>
/// <param name="Clinic">The clinic's key.</param>
/// <param name="Channel">Where it came in: <c>msteams</c>, <c>webchat</c>, <c>terminal</c>.</param>
/// <param name="User">The channel's id of the runner.</param>
/// <param name="Message">What was said or pressed.</param>
public sealed record Delivery(
    string Conversation, string Activity, string Clinic, string Channel, string User, Message Message)
{
    /// <summary>What the channel needs to write first later, as JSON; null when it can't, or when it hasn't changed.</summary>
    public string? Reference { get; init; }

    /// <summary>False when the clinic has names, numbers and addresses kept as they were written.</summary>
    public bool Masked { get; init; } = true;

    /// <summary>
    /// Sends the replies of a message that could be recorded, and so answered, only later. Null where the channel
    /// follows the record anyway, as the web chat does.
    /// </summary>
    public Func<Handled, CancellationToken, Task>? SendLater { get; init; }
}

/// <summary>How a delivery came out.</summary>
public enum HandledAs
{
    /// <summary>A new turn, and it is on the record.</summary>
    Recorded,

    /// <summary>The delivery was answered before; these are the replies on record.</summary>
    Repeated,

    /// <summary>The runner had the conversation deleted; nothing of it is on the record any more.</summary>
    Deleted,

    /// <summary>The record can't be written: an escalation was made all the same, or the runner is asked to try again.</summary>
    Unrecorded,
}

/// <summary>What a delivery is answered with.</summary>
/// <param name="As">How it came out.</param>
/// <param name="Turns">
/// The turns to show, oldest first: mostly one; before it those of messages that had to wait for the record. A turn that
/// isn't recorded has number 0.
/// </param>
/// <param name="Replies">What to send now, in order. New replies carry their drawings' SVG, repeated ones only names.</param>
/// <param name="Turn">The last turn as the bot made it; null when it was answered from the record.</param>
public sealed record Handled(
    HandledAs As, IReadOnlyList<RecordedTurn> Turns, IReadOnlyList<Reply> Replies, Turn? Turn);
