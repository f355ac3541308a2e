using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AnkleBot.Channels.Activities;

/// <summary>A Bot Framework activity, as far as the channels use it.</summary>
internal sealed record Activity
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string Invoke = "invoke";
    public const string Event = "event";
    public const string Typing = "typing";
    public const string EndOfConversation = "endOfConversation";

    public required string Type { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? ChannelId { get; init; }

    /// <summary>Where the channel takes what we write. To be believed from an authenticated activity only.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><c>expectReplies</c> when the replies go into the response.</summary>
    public string? DeliveryMode { get; init; }

    public Account? From { get; init; }

    public Account? Recipient { get; init; }

    public Account? Conversation { get; init; }

    public string? ReplyToId { get; init; }

    public string? Text { get; init; }

    /// <summary>Always <c>plain</c> from us: neither the runner's words nor ours are markup.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What a notification shows of a message that is a card.</summary>
    public string? Summary { get; init; }

    public string? Locale { get; init; }

    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    public IReadOnlyList<Account>? MembersAdded { get; init; }

    public IReadOnlyList<Reaction>? ReactionsAdded { get; init; }

    public IReadOnlyList<Reaction>? ReactionsRemoved { get; init; }

    /// <summary>What an installation update did: <c>add</c>, <c>remove</c>, and those with <c>-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What an event or an invoke is called.</summary>
    public string? Name { get; init; }

    public JsonNode? Value { get; init; }

    public JsonNode? ChannelData { get; init; }

    /// <summary>What channels add.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Who writes, or the conversation itself. What a channel adds to it is kept when it is handed back.</summary>
internal sealed record Account(string Id, string? Name = null, string? Role = null)
{
    /// <summary>Of a conversation: <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Of a conversation: whether more than one person is in it.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Of a conversation: the organisation that it is held in.</summary>
    public string? TenantId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Something that an activity names, such as a mention of somebody.</summary>
/// <param name="Mentioned">Who is meant.</param>
/// <param name="Text">How it stands in the activity's text: <c>&lt;at&gt;AnkleBot&lt;/at&gt;</c>.</param>
internal sealed record Entity(string? Type, Account? Mentioned = null, string? Text = null)
{
    public const string Mention = "mention";

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <param name="Type">Such as <c>like</c>.</param>
internal sealed record Reaction(string? Type);

/// <param name="Content">The card; null for a file, which stands elsewhere.</param>
internal sealed record Attachment(string? ContentType, JsonNode? Content)
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>A file that was sent in Teams.</summary>
    public const string TeamsFile = "application/vnd.microsoft.teams.file.download.info";

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions);

/// <summary>A button. Pressed, it sends <paramref name="Text"/> as the runner's words and <paramref name="Value"/> with them.</summary>
internal sealed record CardAction(string Type, string Title, string Text, string DisplayText, JsonNode Value);

/// <summary>Activities with the mark to go on from.</summary>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string? Watermark);

// A name that stands twice would be read by one part of the program as the first and by another as the last.
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
internal sealed partial class ActivityJson : JsonSerializerContext;
