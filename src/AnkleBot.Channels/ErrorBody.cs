using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels;

/// <summary>An error in the shape that clients of Direct Line and of the connector read.</summary>
internal static class ErrorBody
{
    public static IResult Of(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
