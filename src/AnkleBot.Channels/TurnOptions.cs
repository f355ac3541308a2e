using System.ComponentModel.DataAnnotations;
using AnkleBot.Conversation;

namespace AnkleBot.Channels;

/// <summary>Configuration <c>Turns</c>.</summary>
public sealed class TurnOptions
{
    /// <summary>How long a reply waits for its record before the record counts as lost, in milliseconds.</summary>
    [Range(100, 60_000)]
    public int RecordTimeoutMs { get; set; } = 5_000;

    /// <summary>What is said when a turn can't be recorded.</summary>
    public Reply TryAgain { get; set; } = new(
        "Sorry, I can't keep our conversation right now, so I'd rather not answer yet. Please try again in a moment. "
        + "If you feel very unwell, or it's an emergency, call your local emergency number now.");
}
