using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnkleBot.Channels.DirectLine;

/// <summary>What a clinic's back end asks a token for.</summary>
internal sealed record GenerateBody(UserBody? User, IReadOnlyList<string>? TrustedOrigins);

internal sealed record UserBody(string? Id, string? Name);

/// <summary>What our chat page asks a token with: the resume token it was given last.</summary>
internal sealed record PageBody(string? Resume);

internal sealed record TokenReply(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record StartReply(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl);

/// <param name="ConversationId">Null when there is nothing to come back to.</param>
/// <param name="Resume">To be kept by the page, and given back when it asks again.</param>
internal sealed record PageReply(string Token, string? ConversationId, string UserId, string Resume);

internal sealed record IdReply(string Id);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GenerateBody))]
[JsonSerializable(typeof(PageBody))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(StartReply))]
[JsonSerializable(typeof(PageReply))]
[JsonSerializable(typeof(IdReply))]
internal sealed partial class CallJson : JsonSerializerContext;
