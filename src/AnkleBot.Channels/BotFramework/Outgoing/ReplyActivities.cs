using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Conversation;

namespace AnkleBot.Channels.BotFramework.Outgoing;

/// <summary>Replies as a channel can show them: cards with buttons in Teams, cards and suggested actions in web chats, numbered words elsewhere.</summary>
internal static class ReplyActivities
{
    public const string Teams = "msteams";

    private static readonly string[] ShowsCards = ["webchat", "directline", "emulator"];

    /// <param name="to">Where they go.</param>
    /// <param name="replies">All that is shown at once, in order.</param>
    /// <param name="drawing">Where a drawing is fetched.</param>
    public static IReadOnlyList<Activity> Of(ConversationReference to, IReadOnlyList<Reply> replies, Func<string, string> drawing)
    {
        // A typed number means the same choice on every channel: its place among all that is shown.
        var choices = replies.SelectMany(reply => reply.Choices).DistinctBy(choice => choice.Id).ToList();
        return [.. replies.Select((reply, at) => Of(to, reply, choices, drawing, last: at == replies.Count - 1))];
    }

    private static Activity Of(ConversationReference to, Reply reply, List<Choice> choices, Func<string, string> drawing, bool last)
    {
        var shown = to.ChannelId switch
        {
            // Microsoft's Agents Playground (0.2.28) throws at a press that stands in the chat; Teams itself shows it.
            Teams => InTeams(reply, choices, echo: !to.IsOnThisMachine),
            _ when ShowsCards.Contains(to.ChannelId) => InWebChat(reply, drawing),
            _ => InWords(reply, choices),
        };
        return shown with
        {
            Type = Activity.Message,
            TextFormat = "plain",
            InputHint = last ? "expectingInput" : "acceptingInput",
            // Teams shows them in one-to-one chats only, and its cards have buttons.
            SuggestedActions = last && to.ChannelId != Teams ? Suggested(choices) : null,
        };
    }

    private static Activity InTeams(Reply reply, IReadOnlyList<Choice> choices, bool echo)
    {
        var card = reply.Choices.Count > 0 || ReplyCard.Needs(reply) ? ReplyCard.Whole(reply, Numbered(reply, choices), echo) : null;
        return card is null ? InWords(reply, choices) : new() { Type = "", Summary = ReplyCard.Lead(reply), Attachments = [card] };
    }

    private static Activity InWebChat(Reply reply, Func<string, string> drawing)
    {
        var card = ReplyCard.Needs(reply) ? ReplyCard.Of(reply, drawing) : null;
        return new()
        {
            Type = "",
            Text = card is null ? (reply with { Choices = [] }).Plain() : ReplyCard.Lead(reply),
            Attachments = card is null ? null : [card],
        };
    }

    private static Activity InWords(Reply reply, IReadOnlyList<Choice> choices) => new() { Type = "", Text = Numbered(reply, choices) };

    private static string Numbered(Reply reply, IReadOnlyList<Choice> choices)
    {
        var lines = reply.Choices.Select(choice => $"{Number(choice) + 1}. {choice.Label}{(choice.Link is { } link ? $": {link}" : "")}");
        return string.Join("\n", [(reply with { Choices = [] }).Plain(), .. lines]);

        int Number(Choice choice) => choices.Index().First(each => each.Item.Id == choice.Id).Index;
    }

    private static SuggestedActions? Suggested(IEnumerable<Choice> choices)
    {
        CardAction[] buttons = [.. choices.Where(choice => choice.Link is null).Select(ReplyCard.Button)];
        return buttons.Length == 0 ? null : new(buttons);
    }
}
