using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AnkleBot.Channels.Activities;

/// <summary>A Bot Framework activity, as far as the channels use it.</summary>
internal sealed record Activity
{
    public const string Message = "message";
    public const string Event = "event";
    public const string Typing = "typing";
    public const string EndOfConversation = "endOfConversation";

    public required string Type { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    public Account? From { get; init; }

    public Account? Conversation { get; init; }

    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    /// <summary>Always <c>plain</c> from us: neither the runner's words nor ours are markup.</summary>
    public string? TextFormat { get; init; }

    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>What an event is called.</summary>
    public string? Name { get; init; }

    public JsonNode? Value { get; init; }

    public JsonNode? ChannelData { get; init; }
}

/// <summary>Who writes, or the conversation itself.</summary>
internal sealed record Account(string Id, string? Name = null, string? Role = null);

/// <param name="Content">The card.</param>
internal sealed record Attachment(string ContentType, JsonNode Content)
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
}

internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions);

/// <summary>A button. Pressed, it sends <paramref name="Text"/> as the runner's words and <paramref name="Value"/> with them.</summary>
internal sealed record CardAction(string Type, string Title, string Text, string DisplayText, JsonNode Value);

/// <summary>Activities with the mark to go on from.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
internal sealed partial class ActivityJson : JsonSerializerContext;
