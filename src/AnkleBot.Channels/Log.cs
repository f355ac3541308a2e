using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels;

/// <summary>What the operator hears. No health text goes into a log.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Critical, "An escalation in conversation {Conversation} went out without being recorded.")]
    public static partial void EscalatedUnrecorded(ILogger log, string conversation, Exception why);

    [LoggerMessage(2, LogLevel.Error, "A turn in conversation {Conversation} waits for the record.")]
    public static partial void Unrecorded(ILogger log, string conversation, Exception why);

    [LoggerMessage(3, LogLevel.Critical, "Too many turns wait for the record; one in conversation {Conversation} is not kept.")]
    public static partial void Dropped(ILogger log, string conversation);
}
