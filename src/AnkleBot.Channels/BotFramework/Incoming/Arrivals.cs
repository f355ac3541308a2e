using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Authentication;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>Takes an activity that came in: who may send it, whether it is one, what kind it is.</summary>
internal sealed class Arrivals(
    Door door, ClinicList clinics, SiteAddress site, Messages messages, Changes changes, Invokes invokes, Ongoing ongoing,
    IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>In bytes. Teams takes some 100 KB; what is quoted in it stands there again as HTML.</summary>
    private const int LargestActivity = 256_000;

    public async Task<IResult> Post(HttpContext http)
    {
        var (caller, refused) = await door.LetInAsync(http);
        if (caller is null) return refused!;
        if (!http.Request.HasJsonContentType()) return Refusal.NotJson;
        var activity = await Body.ReadAsync(http, ActivityJson.Default.Activity, LargestActivity);
        if (activity is null) return Refusal.Bad("The body is empty; an activity is needed.");
        if (ActivityCheck.Problem(activity) is { } problem) return Refusal.Bad(problem);
        if (caller.Mismatch(activity) is { } mismatch) return Refusal.Forbidden(mismatch);
        var arrival = new Arrival(activity, ConversationReference.Of(activity, caller), Clinic(activity), site.Of(http));
        return await Promptly(http, arrival);
    }

    /// <summary>The channel delivers again when it isn't answered within 15 s; what takes longer goes on without it.</summary>
    private async Task<IResult> Promptly(HttpContext http, Arrival arrival)
    {
        if (ongoing.Begin(() => TakeAsync(arrival)) is not { } work) return Refusal.TooMany;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var late = Task.Delay(TimeSpan.FromMilliseconds(options.Value.AnswerWithinMs), time, patience.Token);
        var isDone = await Task.WhenAny(work, late) == work;
        await patience.CancelAsync();
        if (isDone) return await work;
        ongoing.LeaveAlone(work);
        // Whoever wants the answer in the response asks again, and gets it from the record.
        return NeedsBody(arrival.Activity) ? Refusal.NotYet : Results.Accepted();
    }

    private static bool NeedsBody(Activity activity) => activity.Type == Activity.Invoke || activity.DeliveryMode == Answering.ExpectReplies;

    private async Task<IResult> TakeAsync(Arrival arrival)
    {
        switch (arrival.Activity.Type)
        {
            case Activity.Message: return Shown(await messages.SayAsync(arrival));
            case Activity.ConversationUpdate when BringsSomebody(arrival.Activity): return Shown(await messages.GreetAsync(arrival));
            case Activity.InstallationUpdate when arrival.Activity.Action is "add" or "add-upgrade": return Shown(await messages.GreetAsync(arrival));
            case Activity.MessageUpdate: return Shown(await changes.EditAsync(arrival));
            case Activity.MessageDelete:
                await changes.DeleteAsync(arrival);
                return Results.Ok();
            case Activity.MessageReaction:
                await changes.ReactAsync(arrival);
                return Results.Ok();
            case Activity.Invoke: return await invokes.AnswerAsync(arrival);
            // Typing, events, the end of a conversation, and whatever channels come up with: heard, and nothing to say.
            default: return Results.Ok();
        }
    }

    private static bool BringsSomebody(Activity activity) =>
        activity.MembersAdded?.Any(member => member.Id != activity.Recipient!.Id) == true;

    private static IResult Shown(Answered answered) => answered.InResponse
        ? Results.Json(new ActivitySet(answered.Activities, null), ActivityJson.Default.ActivitySet)
        : Results.Ok();

    private ClinicSettings Clinic(Activity activity)
    {
        var tenant = activity.Conversation!.TenantId ?? ClientActivity.Text(activity.ChannelData is System.Text.Json.Nodes.JsonObject data ? data["tenant"] : null, "id");
        var key = tenant is not null && options.Value.ClinicByTenant.TryGetValue(tenant, out var own) ? own : options.Value.Clinic;
        return clinics.TryGet(key, out var clinic) ? clinic : clinics.Default;
    }
}
