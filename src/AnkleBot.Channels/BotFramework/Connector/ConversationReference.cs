using System.Text.Json;
using System.Text.Json.Serialization;
using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Authentication;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>What it takes to write into a conversation, also later and first. Kept with the conversation.</summary>
/// <param name="ServiceUrl">Where the channel takes it; from an activity that was let in.</param>
/// <param name="Audience">Whom our token is for; null when none is needed, and then the address is on this machine.</param>
internal sealed record ConversationReference(
    string ServiceUrl, string ChannelId, Account Conversation, Account Bot, Account User, string? Locale, string? Audience)
{
    [JsonIgnore]
    public bool IsOnThisMachine => new Uri(ServiceUrl).IsLoopback;

    public static ConversationReference Of(Activity activity, Caller caller) => new(
        activity.ServiceUrl!, activity.ChannelId!, activity.Conversation!, activity.Recipient!, activity.From!, activity.Locale, caller.Audience);

    /// <summary>Null when it isn't one.</summary>
    public static ConversationReference? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, ReferenceJson.Default.ConversationReference);
        }
        catch (JsonException)
        {
            // Another channel's, or an older program's: nobody can be written to by it.
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, ReferenceJson.Default.ConversationReference);

    /// <summary>An activity of ours that goes there.</summary>
    public Activity Fill(Activity activity) => activity with
    {
        ChannelId = ChannelId,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        From = Bot,
        Recipient = User,
        Locale = Locale,
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationReference))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
