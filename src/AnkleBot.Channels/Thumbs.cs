using AnkleBot.Records;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels;

/// <summary>"That helped" is a thumb for the turn before, pressed or typed.</summary>
internal sealed partial class Thumbs(ITurnRecords records, ILogger<Thumbs> log)
{
    public async Task OfAsync(Handled handled)
    {
        var recorded = handled.Turns[^1];
        if (handled.Turn?.Helped is not { } helped || recorded.Number < 2) return;
        try
        {
            await records.ThumbAsync(recorded.Conversation, recorded.Number - 1, helped ? Thumb.Up : Thumb.Down);
        }
        catch (RecordsUnavailableException lost)
        {
            // The answer went out and stands; only its thumb is lost.
            NotKept(recorded.Conversation, lost);
        }
    }

    [LoggerMessage(60, LogLevel.Warning, "A thumb in conversation {Conversation} was not kept.")]
    private partial void NotKept(string conversation, Exception why);
}
