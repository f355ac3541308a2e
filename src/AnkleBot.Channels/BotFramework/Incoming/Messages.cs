using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Channels.Clinics;
using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>What a runner says, and the bot's first words.</summary>
internal sealed class Messages(Bots bots, Answering answering)
{
    public const int LongestChoice = 200;

    /// <summary>A conversation is greeted once, whichever of its beginnings is told first.</summary>
    private const string Greeting = "greeting";

    public async Task<Answered> SayAsync(Arrival arrival)
    {
        var activity = arrival.Activity;
        if (arrival.IsByBot || (arrival.IsGroup && !SpokenText.MentionsBot(activity))) return Answered.Nothing;
        var choice = ClientActivity.Text(activity.Value, "choice");
        var delivery = arrival.Delivery(activity.Id!, new(SpokenText.Of(activity), choice?.Length <= LongestChoice ? choice : null) { Files = Files(activity) });
        return await answering.AnswerAsync(arrival, delivery, Respond(arrival));
    }

    // Teams puts the words into an attachment once more, and its cards; neither is a file.
    private static int Files(Activity activity) => activity.Attachments?.Count(attachment =>
        attachment.ContentType is { } type && (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type == Attachment.TeamsFile)) ?? 0;

    /// <summary>A pressed button that came as an invoke.</summary>
    public Task<Answered> PressAsync(Arrival arrival, string choice) =>
        answering.AnswerAsync(arrival, arrival.Delivery(arrival.Activity.Id!, new("", choice)), Respond(arrival));

    public async Task<Answered> GreetAsync(Arrival arrival)
    {
        if (arrival.IsGroup) return Answered.Nothing;
        try
        {
            return await answering.GreetAsync(arrival, arrival.Delivery(Greeting, new("")), bots.Of(arrival.Clinic.Key).Open);
        }
        catch (RecordsUnavailableException)
        {
            // The notice comes with the first answer, then.
            return Answered.Nothing;
        }
    }

    public Func<ConversationState, Message, Turn> Respond(Arrival arrival)
    {
        var bot = bots.Of(arrival.Clinic.Key);
        return arrival.IsGroup
            ? (state, message) => bot.RespondInGroup(state, message, Alone(arrival))
            : (state, message) => bot.Respond(state with { Reachable = true }, message);
    }

    /// <summary>Where the runner can write to the bot alone; null where there is no such link.</summary>
    private static string? Alone(Arrival arrival) => arrival.Activity.ChannelId == ReplyActivities.Teams
        ? $"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(arrival.Activity.Recipient!.Id)}"
        : null;
}
