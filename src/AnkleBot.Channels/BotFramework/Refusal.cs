using System.Text.Json;
using AnkleBot.Channels.BotFramework.Authentication;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;
using static AnkleBot.Channels.ErrorBody;

namespace AnkleBot.Channels.BotFramework;

/// <summary>Every way of saying no to a channel. It tries again after a 5xx, never after a 4xx.</summary>
internal static class Refusal
{
    public static IResult NotLocal => Of(404, "NotFound", "Without BotFramework:AppId only programs on this machine may call.");

    public static IResult NotJson => Of(415, "UnsupportedMediaType", "An activity comes as application/json.");

    public static IResult TooLarge => Of(413, "MessageSizeTooBig", "That is more than an activity may hold.");

    public static IResult TooMany => Of(429, "TooManyActivities", "Too many activities wait for their answer.");

    public static IResult NotYet => Later("The answer takes longer than usual. Deliver it again.");

    public static IResult NotBuilt => Of(501, "NotImplemented", "This bot has no such invoke.");

    public static IResult Unauthorized(string why) => Of(401, "Unauthorized", why);

    public static IResult Forbidden(string why) => Of(403, "Forbidden", why);

    public static IResult Bad(string what) => Of(400, "BadSyntax", what);

    private static IResult Later(string what) => Of(503, "ServiceUnavailable", what);

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
            return Bad($"The body is not an activity in JSON{(bad.Path is { Length: > 1 } path ? $", at {path}" : "")}.");
        }
        catch (KeysUnavailableException lost)
        {
            return Later(lost.Message);
        }
        catch (RecordsUnavailableException)
        {
            return Later("The record can't be reached now.");
        }
    }
}
