using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnkleBot.Channels.Activities;

/// <summary>The id that a client gives its own message, by which it knows the message again and a message sent twice is one.</summary>
internal static class ClientActivity
{
    public const string Key = "clientActivityID";
    private const string ByClient = "c-";
    private const string ByUs = "s-";
    private const int Longest = 100;

    /// <summary>The id of the delivery.</summary>
    public static string Delivered(Activity activity) =>
        Text(activity.ChannelData, Key) is { Length: > 0 and <= Longest } id ? ByClient + id : ByUs + Guid.NewGuid().ToString("N");

    /// <summary>The client's own id; null when it gave none.</summary>
    public static string? IdOf(string delivered) =>
        delivered.StartsWith(ByClient, StringComparison.Ordinal) ? delivered[ByClient.Length..] : null;

    /// <summary>A property that is a text; null for anything else.</summary>
    public static string? Text(JsonNode? node, string name) =>
        node is JsonObject properties && properties[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
