using System.Text.Json.Nodes;
using AnkleBot.Channels.Clinics;
using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels.Activities;

/// <summary>Shows a turn on record as activities: the runner's own message first, then each reply.</summary>
/// <param name="clinic">Whose bot it is.</param>
/// <param name="site">Where drawings are fetched, without a slash at the end.</param>
/// <param name="knowledgeVersion">Part of a drawing's address, so that it may be cached for good.</param>
internal sealed class TurnActivities(ClinicSettings clinic, string site, string knowledgeVersion)
{
    private const string Channel = "directline";

    /// <summary>Stands for words that weren't kept.</summary>
    private const string NotKept = "\u2026";

    /// <param name="turn">The turn; one that waits for its record has the number 0.</param>
    /// <param name="user">The runner's id.</param>
    /// <param name="written">Its words as written, where they are still at hand; null to show them as they were kept.</param>
    public IReadOnlyList<Activity> Of(RecordedTurn turn, string user, Written? written)
    {
        // What was sent while the record was lost stays what was sent.
        if (written?.Replies.Count == turn.Replies.Count && turn.Number > 0) turn = turn with { Replies = written.Replies };
        var echo = turn.Activity is null ? null : Echo(turn, user, written?.Said);
        var replies = turn.Replies.Select((reply, at) => Reply(turn, reply, at, echo?.Id));
        return echo is null ? [.. replies] : [echo, .. replies];
    }

    public Activity Typing(string conversation) => From(conversation) with { Type = Activity.Typing };

    public Activity Ended(string conversation) => From(conversation) with { Type = Activity.EndOfConversation };

    /// <summary>The same before and after it is on record, so that a client shows an activity once.</summary>
    public static string Id(RecordedTurn turn) => $"{turn.Conversation}|{turn.Activity ?? $"bot-{turn.Number}"}";

    private static Activity Echo(RecordedTurn turn, string user, string? said) => new()
    {
        Type = Activity.Message,
        Id = Id(turn),
        Timestamp = turn.At,
        ChannelId = Channel,
        From = new(user, Role: "user"),
        Conversation = new(turn.Conversation),
        Text = said ?? turn.Said ?? NotKept,
        TextFormat = "plain",
        ChannelData = ClientActivity.IdOf(turn.Activity!) is { } id ? new JsonObject { [ClientActivity.Key] = id } : null,
    };

    private Activity Reply(RecordedTurn turn, Reply reply, int at, string? to)
    {
        var card = ReplyCard.Needs(reply) ? ReplyCard.Of(reply, Drawing) : null;
        var last = at == turn.Replies.Count - 1;
        return From(turn.Conversation) with
        {
            Type = Activity.Message,
            // A reply that only asks to try again gives its place to no other.
            Id = $"{Id(turn)}.{(turn.Number == 0 && turn.Kind is null ? "wait" : at)}",
            // Clients sort by time.
            Timestamp = turn.At.AddMilliseconds(at + 1),
            ReplyToId = to,
            Text = card is null ? (reply with { Choices = [] }).Plain() : ReplyCard.Lead(reply),
            TextFormat = "plain",
            InputHint = last ? "expectingInput" : "acceptingInput",
            Attachments = card is null ? null : [card],
            // A card after suggested actions hides them.
            SuggestedActions = last ? Suggested(turn) : null,
            ChannelData = Meaning(turn, reply),
        };
    }

    private static SuggestedActions? Suggested(RecordedTurn turn)
    {
        var choices = turn.Replies.SelectMany(reply => reply.Choices).Where(choice => choice.Link is null).DistinctBy(choice => choice.Id).ToList();
        return choices.Count == 0 ? null : new([.. choices.Select(ReplyCard.Button)]);
    }

    /// <summary>What a page needs to draw the reply in its own way.</summary>
    private JsonObject Meaning(RecordedTurn turn, Reply reply)
    {
        var meaning = new JsonObject { ["urgency"] = reply.Urgency.ToString().ToLowerInvariant() };
        if (turn.Number > 0) meaning["turn"] = turn.Number;
        if (turn.Kind is { } kind) meaning["kind"] = kind.ToString().ToLowerInvariant();
        if (turn.Entry is { } entry) meaning["entry"] = entry;
        if (turn.Thumb != Thumb.None) meaning["thumb"] = turn.Thumb.ToString().ToLowerInvariant();
        if (reply.Keep) meaning["keep"] = true;
        meaning["reply"] = ReplyParts.Of(reply, Drawing);
        return meaning;
    }

    private string Drawing(string name) => $"{site}/drawings/{Uri.EscapeDataString(name)}.svg?v={knowledgeVersion}";

    private Activity From(string conversation) => new()
    {
        Type = "",
        ChannelId = Channel,
        From = new(clinic.Key, clinic.Clinic.Name, "bot"),
        Conversation = new(conversation),
    };
}

/// <summary>A turn's words as they were written, nothing masked.</summary>
internal sealed record Written(string Said, IReadOnlyList<Reply> Replies);
