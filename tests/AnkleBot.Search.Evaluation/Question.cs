using System.Text.Json;

namespace AnkleBot.Search.Evaluation;

/// <summary>A question of the development set.</summary>
/// <param name="Right">The entries that answer it; none for what must be declined or left unanswered.</param>
internal sealed record Question(string Id, string Text, IReadOnlySet<string> Right, IReadOnlyList<string> Slices)
{
    public bool InScope => Right.Count > 0;

    /// <summary>Which of five folds it belongs to, by a hash of its text, so that a new question moves no other.</summary>
    public int Fold => (int)(Text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) % 5);

    public static IReadOnlyList<Question> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "questions*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Trim().Length > 0)
            .Select(Parse)];

    private static Question Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var slices = root.TryGetProperty("slices", out var found) ? found.EnumerateArray().Select(slice => slice.GetString()!) : [];
        return new(root.GetProperty("id").GetString()!, root.GetProperty("question").GetString()!, Ids(root.GetProperty("entry")), [.. slices]);
    }

    private static HashSet<string> Ids(JsonElement entry) => entry.ValueKind switch
    {
        JsonValueKind.String => [entry.GetString()!],
        JsonValueKind.Array => [.. entry.EnumerateArray().Select(id => id.GetString()!)],
        _ => [],
    };
}
