using System.ComponentModel.DataAnnotations;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Configuration <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>
    /// Where browsers reach this server, such as https://bot.example; null to take it from each request. Set it behind a
    /// proxy that doesn't pass on host and scheme.
    /// </summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a token lasts. Clients refresh it every 15 minutes.</summary>
    [Range(20, 60)]
    public int TokenMinutes { get; set; } = 45;

    /// <summary>For how many days a browser that comes back finds its conversation again.</summary>
    [Range(1, 90)]
    public int ResumeDays { get; set; } = 30;

    /// <summary>How many messages a conversation may send at once.</summary>
    [Range(1, 1_000)]
    public int MessageBurst { get; set; } = 20;

    /// <summary>How many messages a minute it may send after that.</summary>
    [Range(1, 6_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>How many conversations one address may begin a minute; a whole clinic may sit behind one.</summary>
    [Range(1, 1_000_000)]
    public int StartsPerMinute { get; set; } = 300;

    /// <summary>
    /// Whether a message may come with files. The bot can't look at them: it reads the words that came with them, asks for
    /// more, and keeps no file. Without this such a message is refused as a whole, with a kind text.
    /// </summary>
    public bool Uploads { get; set; }

    /// <summary>How long a socket may take for one frame before it is given up, in milliseconds.</summary>
    [Range(1_000, 60_000)]
    public int SendTimeoutMs { get; set; } = 15_000;
}
