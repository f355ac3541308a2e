using AnkleBot.Channels.Activities;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Turns as whoever calls may see them.</summary>
internal sealed class Showing(Gate gate, Bots bots, WordsAsWritten words)
{
    /// <summary>What the record calls this channel.</summary>
    public const string Channel = "webchat";

    public IReadOnlyList<Activity> Of(HttpContext http, params IReadOnlyList<RecordedTurn> turns)
    {
        var (user, activities) = (http.Entry().Pass.User, Activities(http));
        return [.. turns.SelectMany(turn => activities.Of(turn, user, words.Of(turn.Conversation, turn.Activity)))];
    }

    public Activity Typing(HttpContext http) => Activities(http).Typing(http.Entry().Pass.Conversation);

    public Activity Ended(HttpContext http) => Activities(http).Ended(http.Entry().Pass.Conversation);

    private TurnActivities Activities(HttpContext http) => new(http.Entry().Clinic, gate.Site(http), bots.Knowledge.Version);
}
