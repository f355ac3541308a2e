using System.Text.Json.Serialization;

namespace AnkleBot.Crash;

/// <summary>A message, one JSON object a line into the child.</summary>
internal sealed record Sent(string Conversation, string Activity, string Text);

/// <summary>What came back, one JSON object a line out of the child.</summary>
internal sealed record Answered(string Conversation, string Activity, string As, long Number, string Replies);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Sent))]
[JsonSerializable(typeof(Answered))]
internal sealed partial class LineJson : JsonSerializerContext;
