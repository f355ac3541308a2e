using System.Text;
using System.Text.Json.Nodes;
using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Channels.Activities;

/// <summary>The one place where a reply becomes an Adaptive Card, schema 1.5.</summary>
internal static class ReplyCard
{
    /// <summary>The largest card that every channel takes, in bytes of JSON.</summary>
    public const int MostBytes = 25_000;

    /// <summary>Teams shows no more actions than this of one set.</summary>
    private const int MostInARow = 6;

    /// <summary>Whether words in a line aren't enough.</summary>
    public static bool Needs(Reply reply) =>
        reply.Urgency != Urgency.None || reply.Heading is not null || reply.Steps.Count > 0 || reply.Points.Count > 0
        || reply.Drawing is not null || reply.Choices.Any(choice => choice.Link is not null);

    /// <summary>The words that go beside the card; with them alone a runner knows what to do.</summary>
    public static string Lead(Reply reply) => IsAlert(reply) ? reply.Heading ?? reply.Text : reply.Text;

    /// <summary>A card to go beside the <see cref="Lead"/>, in a chat that has buttons of its own.</summary>
    /// <returns>Null when the card would be too large; the reply's plain words serve then.</returns>
    public static Attachment? Of(Reply reply, Func<string, string> drawingAddress)
    {
        var card = Card(reply.Plain(), Body(reply, Parts(reply, drawingAddress)));
        var links = reply.Choices.Where(choice => choice.Link is not null).Select(Link).ToArray();
        if (links.Length > 0) card["actions"] = new JsonArray([.. links]);
        return Fitting(card);
    }

    /// <summary>A card that says all of it and has all its buttons, for Teams. Teams shows no SVG: a drawing is told in words.</summary>
    /// <param name="fallback">What is shown where cards aren't.</param>
    /// <param name="echo">Whether a press stands in the chat as the runner's words.</param>
    /// <returns>Null when the card would be too large.</returns>
    public static Attachment? Whole(Reply reply, string fallback, bool echo) =>
        Fitting(Card(fallback, [.. Body(reply, Parts(reply, null)), .. Buttons(reply, echo)]));

    /// <summary>A choice as a button that says its label and brings its id.</summary>
    public static CardAction Button(Choice choice) =>
        new("messageBack", choice.Label, choice.Label, choice.Label, new JsonObject { ["choice"] = choice.Id });

    private static JsonObject Card(string fallback, IEnumerable<JsonNode> body) => new()
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["fallbackText"] = fallback,
        ["body"] = new JsonArray([.. body]),
    };

    private static Attachment? Fitting(JsonObject card) =>
        Encoding.UTF8.GetByteCount(card.ToJsonString()) <= MostBytes ? new(Attachment.AdaptiveCard, card) : null;

    private static bool IsAlert(Reply reply) => reply.Urgency >= Urgency.Soon;

    private static IEnumerable<JsonNode> Body(Reply reply, IEnumerable<JsonNode> parts)
    {
        if (reply.Urgency == Urgency.None) return parts;
        var (style, mark) = Look(reply.Urgency);
        return
        [
            new JsonObject
            {
                ["type"] = "Container",
                ["style"] = style,
                ["bleed"] = true,
                ["items"] = new JsonArray([Words(mark, weight: "bolder"), .. parts]),
            },
        ];
    }

    private static IEnumerable<JsonNode> Parts(Reply reply, Func<string, string>? drawingAddress)
    {
        if (reply.Heading is { } heading) yield return Heading(heading);
        // With an address for drawings it stands beside its lead; without one it is all there is.
        if (drawingAddress is null || Lead(reply) != reply.Text) yield return Words(reply.Text);
        foreach (var (at, step) in reply.Steps.Index()) yield return Words($"{at + 1}. {step}");
        foreach (var point in reply.Points) yield return Words($"\u2022 {point}");
        if (reply.Drawing is { } drawing)
            yield return drawingAddress is null ? Words(drawing.Alternative) : Image(drawingAddress(drawing.Name), drawing.Alternative);
        if (reply.Note is { } note) yield return Words(note);
        if (reply.SourceLine is { } source) yield return Words(source, subtle: true);
    }

    /// <summary>Colour, sign and word, always all three.</summary>
    private static (string Style, string Mark) Look(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => ("attention", "\u271a Emergency"),
        Urgency.Urgent => ("attention", "\u26a0 Today"),
        Urgency.Soon => ("warning", "\u25b2 Within days"),
        _ => ("good", "\u2713 Self-care"),
    };

    // Our own sentence, never the runner's words: a text block reads Markdown.
    private static JsonObject Heading(string text) => new()
    {
        ["type"] = "TextBlock",
        ["style"] = "heading",
        ["size"] = "medium",
        ["weight"] = "bolder",
        ["wrap"] = true,
        ["text"] = text,
    };

    // A text run has no markup at all, so that nothing the runner wrote can become a link or an image.
    private static JsonObject Words(string text, string? weight = null, bool subtle = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (weight is not null) run["weight"] = weight;
        if (subtle) (run["isSubtle"], run["size"]) = (true, "small");
        return new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
    }

    private static JsonObject Image(string address, string alternative) =>
        new() { ["type"] = "Image", ["url"] = address, ["altText"] = alternative, ["size"] = "stretch" };

    private static IEnumerable<JsonNode> Buttons(Reply reply, bool echo) => reply.Choices.Chunk(MostInARow).Select(row => new JsonObject
    {
        ["type"] = "ActionSet",
        ["actions"] = new JsonArray([.. row.Select(choice => choice.Link is null ? Submit(choice, echo) : Link(choice))]),
    });

    private static JsonObject Submit(Choice choice, bool echo)
    {
        var data = new JsonObject { ["choice"] = choice.Id };
        if (echo) data["msteams"] = new JsonObject
        {
            ["type"] = "messageBack",
            ["displayText"] = choice.Label,
            ["text"] = choice.Label,
            ["value"] = new JsonObject { ["choice"] = choice.Id },
        };
        return new() { ["type"] = "Action.Submit", ["title"] = choice.Label, ["data"] = data };
    }

    private static JsonObject Link(Choice choice) =>
        new() { ["type"] = "Action.OpenUrl", ["title"] = choice.Label, ["url"] = choice.Link };
}
