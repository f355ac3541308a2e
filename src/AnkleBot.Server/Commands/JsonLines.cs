using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnkleBot.Server.Commands;

/// <summary>Conversations in, turns out, a JSON object a line, in input order. A bad line gives an error line and the rest still run.</summary>
internal sealed class JsonLines(Talk talk)
{
    // Nothing here is put into a page; readable letters beat escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Indented { get; } = new(Plain) { WriteIndented = true };

    public void Run(TextReader input, TextWriter output)
    {
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            output.WriteLine(Answer(line, number).ToJsonString(Plain));
            output.Flush();
        }
    }

    private JsonObject Answer(string line, int number)
    {
        string? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject conversation) return Error(id, number, "the line is not a JSON object");
            id = conversation["id"] is JsonValue value ? value.ToString() : null;
            if (id is null) return Error(id, number, "'id' is missing or not a text");
            if (conversation["messages"] is not JsonArray messages) return Error(id, number, "'messages' is missing or not a list of texts");
            var texts = new List<string>();
            foreach (var message in messages)
            {
                if (message?.GetValueKind() != JsonValueKind.String) return Error(id, number, "'messages' holds something that is not a text");
                texts.Add(message.GetValue<string>());
            }

            return talk.Converse(id, texts);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            return Error(id, number, $"not valid JSON: {wrong.Message}");
        }
    }

    private static JsonObject Error(string? id, int number, string what) => new() { ["id"] = id, ["error"] = $"line {number}: {what}" };
}
