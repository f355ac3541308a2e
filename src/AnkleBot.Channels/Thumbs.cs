using AnkleBot.Records;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels;

/// <summary>"That helped" is a thumb for the turn before.</summary>
internal sealed partial class Thumbs(ITurnRecords records, ILogger<Thumbs> log)
{
    /// <param name="choice">What was pressed.</param>
    /// <param name="turn">The turn that answered it.</param>
    public async Task OfAsync(string? choice, RecordedTurn turn)
    {
        var thumb = choice switch
        {
            "helped" => Thumb.Up,
            "not-helped" => Thumb.Down,
            _ => Thumb.None,
        };
        if (thumb == Thumb.None || turn.Number < 2) return;
        try
        {
            await records.ThumbAsync(turn.Conversation, turn.Number - 1, thumb);
        }
        catch (RecordsUnavailableException lost)
        {
            // The answer went out and stands; only its thumb is lost.
            NotKept(turn.Conversation, lost);
        }
    }

    [LoggerMessage(60, LogLevel.Warning, "A thumb in conversation {Conversation} was not kept.")]
    private partial void NotKept(string conversation, Exception why);
}
