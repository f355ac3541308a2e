using AnkleBot.Channels.Activities;
using AnkleBot.Channels.Clinics;
using AnkleBot.Conversation;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Takes what a client sends, and gives a client that polls what there is.</summary>
internal sealed class ActivityCalls(
    IOptions<DirectLineOptions> options, TurnHandler turns, Bots bots, Limits limits, Showing showing, Asides asides, WordsAsWritten words, EventCalls events, Thumbs thumbs,
    ITurnRecords records)
{
    private const int MostTurns = 100;
    private const int LongestChoice = 200;

    public async Task<IResult> Post(HttpContext http)
    {
        var entry = http.Entry();
        if (!limits.MaySend(entry.Pass.Conversation)) return Refusal.TooMany;
        var activity = await Body.ReadAsync(http, ActivityJson.Default.Activity);
        if (activity is null) return Refusal.Bad("The body is empty; an activity is needed.");
        if (!await ConversationCalls.Stands(entry.Pass, asides, records)) return Refusal.NoConversation;
        return activity.Type switch
        {
            Activity.Message => await Say(http, entry, activity),
            Activity.Event => await events.TakeAsync(http, entry.Pass, activity),
            // Typing and the like need no answer.
            _ => Taken($"{entry.Pass.Conversation}|{Guid.NewGuid():N}"),
        };
    }

    public async Task<IResult> Get(HttpContext http)
    {
        var conversation = http.Entry().Pass.Conversation;
        if (!Watermark.TryParse(http.Request.Query["watermark"], out var seen)) return Refusal.Bad("The watermark is none of ours.");
        IReadOnlyList<RecordedTurn> found = [];
        try
        {
            var head = await records.HeadAsync(conversation);
            if (head is null && !asides.Knows(conversation)) return Refusal.NoConversation;
            // More seen than there is: the record was put back to an earlier day, and all of it is news.
            if (head is not null && seen.Turn > head.Turns) seen = seen with { Turn = 0 };
            found = await records.TurnsAsync(conversation, seen.Turn, MostTurns);
        }
        catch (RecordsUnavailableException)
        {
            // An error here would end the polling for good. What is beside the record can be had all the same.
        }
        var aside = asides.After(conversation, seen.Aside);
        var mark = new Watermark(found.Count > 0 ? found[^1].Number : seen.Turn, seen.Aside + aside.Count);
        return Results.Json(new ActivitySet([.. showing.Of(http, found), .. aside], mark.ToString()), ActivityJson.Default.ActivitySet);
    }

    /// <summary>A message with files: its words are read like any other's.</summary>
    public async Task<IResult> Upload(HttpContext http)
    {
        if (!options.Value.Uploads) return Refusal.NoFiles;
        var entry = http.Entry();
        if (!limits.MaySend(entry.Pass.Conversation)) return Refusal.TooMany;
        var (activity, files) = await UploadForm.ReadAsync(http);
        if (activity is null) return Refusal.Bad("The form needs a part named activity.");
        if (!await ConversationCalls.Stands(entry.Pass, asides, records)) return Refusal.NoConversation;
        return await Say(http, entry, activity, files);
    }

    public static IResult Taken(string id) => Results.Json(new IdReply(id), CallJson.Default.IdReply);

    private async Task<IResult> Say(HttpContext http, Gate.Entry entry, Activity activity, int files = 0)
    {
        var (pass, clinic) = entry;
        var text = activity.Text ?? "";
        var choice = ClientActivity.Text(activity.Value, "choice") ?? ClientActivity.Text(activity.ChannelData, "choice");
        if (choice?.Length > LongestChoice) return Refusal.Bad("That is no choice of ours.");
        if (choice is null && files == 0 && string.IsNullOrWhiteSpace(text)) return Refusal.Bad("A message needs a text.");

        var delivery = new Delivery(pass.Conversation, ClientActivity.Delivered(activity), pass.Clinic, Showing.Channel, pass.User, new(text, choice) { Files = files })
        {
            Masked = clinic.Masked,
        };
        asides.Pass(pass.Conversation, showing.Typing(http));
        // A client that hangs up has still said what it said.
        var handled = await turns.HandleAsync(delivery, (state, message) => Held(delivery, bots.Of(pass.Clinic).Respond(state, message)));
        var last = handled.Turns[^1];
        if (handled.As == HandledAs.Deleted) events.Deleted(http, pass);
        if (handled.As == HandledAs.Unrecorded) asides.Add(pass.Conversation, showing.Of(http, Beside(last)));
        await thumbs.OfAsync(handled);
        return Taken(TurnActivities.Id(last));
    }

    private Turn Held(Delivery delivery, Turn turn)
    {
        words.Hold(delivery.Conversation, delivery.Activity, new(delivery.Message.Text, turn.Replies));
        return turn;
    }

    // An escalation is the turn that will be recorded; "please try again" is none.
    private static RecordedTurn Beside(RecordedTurn turn) => turn with
    {
        Number = 0,
        Kind = turn.Kind is TurnKind.Escalation or TurnKind.Crisis ? turn.Kind : null,
    };
}
