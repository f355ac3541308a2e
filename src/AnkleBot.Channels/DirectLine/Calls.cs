using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

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

internal static class Body
{
    /// <summary>The largest that is kept, in bytes; a message of the longest length fits several times.</summary>
    private const int Most = 100_000;

    /// <summary>Reads a body of JSON; null when it is empty.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    /// <exception cref="BadHttpRequestException">It is too large. It was heard out all the same: who is cut off doesn't read why.</exception>
    public static async Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        using var kept = new MemoryStream();
        var part = new byte[8_192];
        for (int read; (read = await http.Request.Body.ReadAsync(part, http.RequestAborted)) > 0;)
        {
            if (kept.Length <= Most) kept.Write(part, 0, read);
        }
        if (kept.Length > Most) throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        return kept.Length == 0 ? null : JsonSerializer.Deserialize(kept.GetBuffer().AsSpan(0, (int)kept.Length), type);
    }
}
