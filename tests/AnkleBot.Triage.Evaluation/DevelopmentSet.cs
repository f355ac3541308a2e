using System.Text.Json;

namespace AnkleBot.Triage.Evaluation;

/// <summary>The part that rules and examples may be tuned on, and the part that only reports. A hash of the id decides.</summary>
internal enum Part
{
    Tune,
    Report,
}

/// <summary>A message, or the messages of a conversation, and where it must stand after the last.</summary>
internal sealed record Case(string Id, IReadOnlyList<string> Messages, string Urgency, IReadOnlyList<string> Flags, IReadOnlyList<string> Slices);

/// <summary>Reads tests/data.</summary>
internal static class DevelopmentSet
{
    private const int TuneTenths = 6;

    public static IReadOnlyList<Case> Messages(string root, Part part) => Read(root, "triage/flagged.jsonl", part).Concat(Read(root, "triage/lookalikes.jsonl", part)).ToList();

    public static IReadOnlyList<Case> Conversations(string root, Part part) => Read(root, "triage/conversations.jsonl", part).ToList();

    /// <summary>The search's questions: harmless, whatever they ask.</summary>
    public static IReadOnlyList<Case> Questions(string root, Part part) =>
        [.. Directory.EnumerateFiles(Path.Combine(root, "tests/data/search"), "questions-*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(file => Read(root, "search/" + Path.GetFileName(file), part))];

    private static IEnumerable<Case> Read(string root, string file, Part part)
    {
        foreach (var line in File.ReadLines(Path.Combine(root, "tests/data", file)))
        {
            using var json = JsonDocument.Parse(line);
            var item = json.RootElement;
            var id = item.GetProperty("id").GetString()!;
            if (PartOf(id) != part) continue;
            yield return new(id, Messages(item), Text(item, "urgency") ?? "none", Texts(item, "flags"), Texts(item, "slices"));
        }
    }

    private static IReadOnlyList<string> Messages(JsonElement item) =>
        item.TryGetProperty("messages", out _) ? Texts(item, "messages") : [Text(item, "text") ?? Text(item, "question") ?? ""];

    private static string? Text(JsonElement item, string key) => item.TryGetProperty(key, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement item, string key) =>
        item.TryGetProperty(key, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    // A hash, so that a message stays in its part whatever is added to the set.
    private static Part PartOf(string id) => Hash.Of(id) % 10 < TuneTenths ? Part.Tune : Part.Report;
}
