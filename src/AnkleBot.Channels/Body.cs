using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels;

/// <summary>The body of a request.</summary>
internal static class Body
{
    /// <summary>The largest that is kept unless a call says otherwise, in bytes; a message of the longest length fits several times.</summary>
    private const int Usual = 100_000;

    /// <summary>Reads a body of JSON; null when it is empty.</summary>
    /// <param name="most">The largest that is kept, in bytes.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    /// <exception cref="BadHttpRequestException">It is too large. It was heard out all the same: who is cut off doesn't read why.</exception>
    public static Task<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, int most = Usual)
        where T : class => ReadAsync(http.Request.Body, type, most, http.RequestAborted);

    /// <summary>The same for a part of a body.</summary>
    public static async Task<T?> ReadAsync<T>(Stream body, JsonTypeInfo<T> type, int most = Usual, CancellationToken stopping = default)
        where T : class
    {
        using var kept = new MemoryStream();
        var part = new byte[8_192];
        for (int read; (read = await body.ReadAsync(part, stopping)) > 0;)
        {
            if (kept.Length <= most) kept.Write(part, 0, read);
        }
        if (kept.Length > most) throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        return kept.Length == 0 ? null : Parse(kept.GetBuffer().AsSpan(0, (int)kept.Length), type);
    }

    private static T? Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        var parsed = JsonSerializer.Deserialize(json, type);
        var reader = new Utf8JsonReader(json);
        while (reader.Read()) CheckText(ref reader);
        return parsed;
    }

    // Half a surrogate pair parses, and throws only where it is looked at.
    private static void CheckText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) return;
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A text holds half a character.", half);
        }
    }
}
