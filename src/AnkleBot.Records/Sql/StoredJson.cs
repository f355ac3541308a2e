using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AnkleBot.Conversation;

namespace AnkleBot.Records.Sql;

/// <summary>
/// JSON columns. What an older program didn't write yet is read as its default: the generated reader would leave null
/// in lists that can't be null.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonObject NewState = Defaults(ConversationState.New, RecordJson.Default.ConversationState);
    private static readonly JsonObject EmptyReply =
        Defaults<IReadOnlyList<Reply>>([new("")], RecordJson.Default.IReadOnlyListReply, node => node.AsArray()[0]!);

    private static readonly JsonObject NoTrace = Defaults(RecordedTrace.None, RecordJson.Default.RecordedTrace);

    public static string Write(ConversationState state) => JsonSerializer.Serialize(state, RecordJson.Default.ConversationState);

    public static string Write(IReadOnlyList<Reply> replies) => JsonSerializer.Serialize(replies, RecordJson.Default.IReadOnlyListReply);

    public static string Write(RecordedTrace trace) => JsonSerializer.Serialize(trace, RecordJson.Default.RecordedTrace);

    public static string Write(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, RecordJson.Default.IReadOnlyListString);

    public static string? Write(Verdict? verdict) =>
        verdict is null ? null : JsonSerializer.Serialize(verdict, RecordJson.Default.Verdict);

    public static ConversationState State(string json) =>
        Completed(JsonNode.Parse(json)!, NewState).Deserialize(RecordJson.Default.ConversationState)!;

    public static IReadOnlyList<Reply> Replies(string json)
    {
        var replies = JsonNode.Parse(json)!.AsArray();
        foreach (var reply in replies) Completed(reply!, EmptyReply);
        return replies.Deserialize(RecordJson.Default.IReadOnlyListReply)!;
    }

    public static RecordedTrace Trace(string json) =>
        Completed(JsonNode.Parse(json)!, NoTrace).Deserialize(RecordJson.Default.RecordedTrace)!;

    public static IReadOnlyList<string> Texts(string json) =>
        JsonSerializer.Deserialize(json, RecordJson.Default.IReadOnlyListString)!;

    public static Verdict? Verdict(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, RecordJson.Default.Verdict);

    private static JsonObject Defaults<T>(T value, JsonTypeInfo<T> type, Func<JsonNode, JsonNode>? pick = null)
    {
        var node = JsonSerializer.SerializeToNode(value, type)!;
        return (pick?.Invoke(node) ?? node).AsObject();
    }

    private static JsonNode Completed(JsonNode node, JsonObject defaults)
    {
        var given = node.AsObject();
        foreach (var (name, value) in defaults)
        {
            if (!given.ContainsKey(name)) given[name] = value?.DeepClone();
        }
        return node;
    }
}
