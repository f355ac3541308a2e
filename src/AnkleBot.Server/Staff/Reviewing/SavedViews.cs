using System.Text.Json;
using System.Text.Json.Nodes;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>A filter that somebody keeps under a name.</summary>
/// <param name="Query">As in the address, with its question mark; null when it can't be read any more.</param>
internal sealed record SavedView(string Name, string? Query);

/// <summary>Each person's saved views.</summary>
internal sealed class SavedViews(IRecords records)
{
    public const int LongestName = 60;
    private const string Kind = "staff-views";
    private const int Most = 50;
    private const int LongestQuery = 2000;

    public async Task<IReadOnlyList<SavedView>> OfAsync(Person person, CancellationToken stopping) =>
        Read(await records.KeptAsync(Kind, person.Email, stopping));

    /// <returns>What is wrong; null once it is kept. A view of the same name is replaced.</returns>
    public async Task<string?> AddAsync(Person person, string? name, string query, CancellationToken stopping)
    {
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName) return $"Give the view a name of 1 to {LongestName} characters.";
        if (query.Length is 0 or > LongestQuery) return "There is nothing to keep: set a filter first.";
        return await ChangeAsync(person, views => [.. views.Where(view => view.Name != name), new(name, query)], stopping);
    }

    public Task<string?> DropAsync(Person person, string? name, CancellationToken stopping) =>
        ChangeAsync(person, views => [.. views.Where(view => view.Name != name)], stopping);

    private async Task<string?> ChangeAsync(Person person, Func<IReadOnlyList<SavedView>, IReadOnlyList<SavedView>> change, CancellationToken stopping)
    {
        var item = await records.KeptAsync(Kind, person.Email, stopping);
        var views = change(Read(item));
        if (views.Count > Most) return $"There is room for {Most} views. Remove one first.";
        var json = new JsonArray([.. views.Select(view => (JsonNode)new JsonObject { ["name"] = view.Name, ["query"] = view.Query })]).ToJsonString();
        return await records.KeepAsync(new(Kind, person.Email, json, item?.Version ?? 0), stopping)
            ? null
            : "Your views were changed in another window. Try again.";
    }

    // One that can't be read is shown as such, to be removed; the others stay.
    private static IReadOnlyList<SavedView> Read(KeptItem? item)
    {
        if (item is null) return [];
        try
        {
            return JsonNode.Parse(item.Json) is JsonArray kept ? [.. kept.Select(Read)] : [new("Views that can't be read", null)];
        }
        catch (JsonException)
        {
            return [new("Views that can't be read", null)];
        }
    }

    private static SavedView Read(JsonNode? view, int at) =>
        view is JsonObject known && Text(known["name"]) is { } name
            ? new(name, Text(known["query"]) is { } query && query.StartsWith('?') ? query : null)
            : new($"View {at + 1}", null);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
