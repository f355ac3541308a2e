using System.Text.Json;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Activities;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels.DirectLine;

/// <summary>What the page asks for beside the conversation.</summary>
internal sealed class EventCalls(TurnHandler turns, ITurnRecords records, Asides asides, Showing showing)
{
    /// <summary>Deletes the conversation for good.</summary>
    private const string Delete = "delete-conversation";

    /// <summary>Value: <c>{"turn": 5, "thumb": "up"}</c>; up, down or none.</summary>
    private const string Thumbed = "thumb";

    public async Task<IResult> TakeAsync(HttpContext http, Pass pass, Activity activity) => activity.Name switch
    {
        Delete => await DeleteAsync(http, pass),
        Thumbed => await ThumbAsync(pass, activity.Value),
        // Web Chat sends events of its own, which mean nothing here.
        _ => Taken(pass),
    };

    private async Task<IResult> DeleteAsync(HttpContext http, Pass pass)
    {
        await turns.DeleteAsync(pass.Conversation);
        Deleted(http, pass);
        return Taken(pass);
    }

    /// <summary>Tells whoever listens that the conversation is gone.</summary>
    public void Deleted(HttpContext http, Pass pass)
    {
        asides.Pass(pass.Conversation, showing.Ended(http));
        asides.Forget(pass.Conversation);
    }

    private async Task<IResult> ThumbAsync(Pass pass, JsonNode? value)
    {
        if (value is not JsonObject given || given["turn"] is not JsonValue turn || turn.GetValueKind() != JsonValueKind.Number
            || !turn.TryGetValue(out long number) || !Enum.TryParse(ClientActivity.Text(given, Thumbed), ignoreCase: true, out Thumb thumb)
            || !Enum.IsDefined(thumb))
            return Refusal.Bad("A thumb needs a value such as {\"turn\": 5, \"thumb\": \"up\"}.");
        return await records.ThumbAsync(pass.Conversation, number, thumb)
            ? Taken(pass)
            : Refusal.Bad($"There is no turn {number}.");
    }

    private static IResult Taken(Pass pass) => ActivityCalls.Taken($"{pass.Conversation}|{Guid.NewGuid():N}");
}
