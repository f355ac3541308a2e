using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Begins a conversation, and comes back to one.</summary>
internal sealed class ConversationCalls(
    Passes passes, Gate gate, Limits limits, Bots bots, Showing showing, Asides asides, Opening opening, ITurnRecords records)
{
    public async Task<IResult> Start(HttpContext http)
    {
        if (!limits.MayStart(http)) return Refusal.TooMany;
        var pass = http.Entry().Pass;
        var begun = new Delivery(pass.Conversation, "", pass.Clinic, Showing.Channel, pass.User, new(""));
        var open = bots.Of(pass.Clinic).Open;
        bool isNew;
        try
        {
            isNew = await opening.BeginAsync(begun, open, http.RequestAborted);
        }
        catch (RecordsUnavailableException)
        {
            // A runner in an emergency is heard and answered without a record, too.
            isNew = !asides.Knows(pass.Conversation);
            if (isNew) asides.Add(pass.Conversation, showing.Of(http, opening.Unrecorded(begun, open) with { Number = 0 }));
        }
        return await Reply(http, pass, default, isNew ? 201 : 200);
    }

    public async Task<IResult> Resume(HttpContext http)
    {
        var pass = http.Entry().Pass;
        if (!Watermark.TryParse(http.Request.Query["watermark"], out var watermark)) return Refusal.Bad("The watermark is none of ours.");
        return await Stands(pass, asides, records) ? await Reply(http, pass, watermark, 200) : Refusal.NoConversation;
    }

    /// <summary>Whether there is such a conversation. A record that doesn't answer hasn't said no.</summary>
    public static async Task<bool> Stands(Pass pass, Asides asides, ITurnRecords records)
    {
        if (asides.Knows(pass.Conversation)) return true;
        try
        {
            return await records.HeadAsync(pass.Conversation) is not null;
        }
        catch (RecordsUnavailableException)
        {
            return true;
        }
    }

    private async Task<IResult> Reply(HttpContext http, Pass pass, Watermark watermark, int status)
    {
        var token = await passes.WriteAsync(pass);
        // https becomes wss.
        var stream = $"ws{gate.Site(http)["http".Length..]}{DirectLineRoutes.Root}/conversations/{pass.Conversation}/stream?watermark={watermark}&t={token}";
        return Results.Json(
            new StartReply(pass.Conversation, token, (int)passes.Life.TotalSeconds, stream), CallJson.Default.StartReply, statusCode: status);
    }
}
