using AnkleBot.Records;
using Microsoft.AspNetCore.Http;
using System.Text.Json;
using static AnkleBot.Channels.ErrorBody;

namespace AnkleBot.Channels.DirectLine;

/// <summary>
/// Every way of saying no, in the shape that clients read. 403 is for an expired token alone: a client that sees it ends
/// its session.
/// </summary>
internal static class Refusal
{
    public static IResult Expired => Of(403, "TokenExpired", "The token has expired. Get a new one.");

    public static IResult NotOurs => Of(401, "BadToken", "The token is missing, or this server did not issue it.");

    public static IResult WrongOrigin => Of(401, "OriginNotAllowed", "The token is not for the site that this call comes from.");

    public static IResult WrongSecret => Of(401, "BadSecret", "The secret is missing, or it is no clinic's.");

    public static IResult NoConversation => Of(404, "ConversationNotFound", "There is no such conversation, or it was deleted.");

    public static IResult NoClinic => Of(404, "ClinicNotFound", "There is no such clinic here.");

    public static IResult NoCall => Of(404, "NotFound", "Direct Line 3.0 has no such call.");

    public static IResult TooLarge => Of(413, "MessageSizeTooBig", "That is more than a message may hold.");

    public static IResult NoFiles => Of(415, "UploadsNotTaken", "This chat can't take files. Please describe what you see in words.");

    public static IResult TooMany => Of(
        429,
        "TooManyMessages",
        "That was a lot at once, and I'd like to read all of it. Please wait a moment and go on. "
        + "If it's an emergency, call your local emergency number now.");

    public static IResult NoRecord => Of(
        503,
        "RecordUnavailable",
        "I can't look up our conversation right now. Please try again in a moment. If it's an emergency, call your local emergency number now.");

    public static IResult Bad(string what) => Of(400, "BadArgument", what);

    /// <summary>Says what went wrong with a call, in the same shape.</summary>
    public static async ValueTask<object?> Catch(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        try
        {
            return await next(call);
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode == 413 ? TooLarge : Bad("The request could not be read.");
        }
        catch (JsonException bad)
        {
            return Bad($"The body is not JSON of the right shape{(bad.Path is { Length: > 1 } path ? $", at {path}" : "")}.");
        }
        catch (RecordsUnavailableException)
        {
            return NoRecord;
        }
    }
}
