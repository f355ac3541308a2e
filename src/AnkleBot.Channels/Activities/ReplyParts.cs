using System.Text.Json.Nodes;
using AnkleBot.Conversation;

namespace AnkleBot.Channels.Activities;

/// <summary>A reply in its parts, for a page that draws it in its own way: lists that are lists, links that are links.</summary>
internal static class ReplyParts
{
    public static JsonObject Of(Reply reply, Func<string, string> drawingAddress)
    {
        var parts = new JsonObject { ["urgency"] = reply.Urgency.ToString().ToLowerInvariant(), ["text"] = reply.Text };
        if (reply.Heading is { } heading) parts["heading"] = heading;
        if (reply.Steps.Count > 0) parts["steps"] = Texts(reply.Steps);
        if (reply.Points.Count > 0) parts["points"] = Texts(reply.Points);
        if (reply.Note is { } note) parts["note"] = note;
        if (reply.SourceLine is { } source) parts["source"] = source;
        if (reply.Drawing is { } drawing)
            parts["drawing"] = new JsonObject { ["address"] = drawingAddress(drawing.Name), ["words"] = drawing.Alternative };
        var links = reply.Choices.Where(choice => choice.Link is not null).Select(Link).ToArray();
        if (links.Length > 0) parts["links"] = new JsonArray([.. links]);
        return parts;
    }

    private static JsonObject Link(Choice choice) => new() { ["label"] = choice.Label, ["href"] = choice.Link };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
