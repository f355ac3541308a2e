using System.Text.Json.Nodes;
using AnkleBot.Channels.Activities;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>Calls that are answered in the response.</summary>
internal sealed class Invokes(Messages messages)
{
    private const string CardAction = "adaptiveCard/action";

    public async Task<IResult> AnswerAsync(Arrival arrival)
    {
        if (arrival.Activity.Name != CardAction) return Refusal.NotBuilt;
        var action = arrival.Activity.Value is JsonObject value ? value["action"] as JsonObject : null;
        var choice = ClientActivity.Text(action?["data"], "choice") ?? ClientActivity.Text(action, "verb");
        if (choice is not { Length: > 0 and <= Messages.LongestChoice }) return Card(400, "application/vnd.microsoft.error", new JsonObject
        {
            ["code"] = "BadRequest",
            ["message"] = "An action needs value.action.data.choice.",
        });
        var answered = await messages.PressAsync(arrival, choice);
        var said = answered.Activities is [var first, ..] ? first.Summary ?? first.Text : null;
        return Card(200, "application/vnd.microsoft.activity.message", said ?? "");
    }

    private static IResult Card(int status, string type, JsonNode value) => Results.Json(
        new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value }, statusCode: status);
}
