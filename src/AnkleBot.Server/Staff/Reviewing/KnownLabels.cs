using System.Text.Json;
using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>The labels that a clinic uses, so that a second reviewer is offered the first one's. They are kept when their last conversation is gone.</summary>
internal sealed class KnownLabels(IRecords records)
{
    private const string Kind = "staff-labels";
    private const int Most = 500;

    public async Task<IReadOnlyList<string>> OfAsync(IEnumerable<string> clinics, CancellationToken stopping)
    {
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var clinic in clinics) labels.UnionWith(Read(await records.KeptAsync(Kind, clinic, stopping)));
        return [.. labels];
    }

    public async Task AddAsync(string clinic, IReadOnlyList<string> labels, CancellationToken stopping)
    {
        // When another server was first, its labels are read and ours are added once more.
        for (var kept = false; !kept;)
        {
            var item = await records.KeptAsync(Kind, clinic, stopping);
            var known = Read(item);
            var more = known.Union(labels).Take(Most).ToList();
            if (more.Count == known.Count) return;
            kept = await records.KeepAsync(new(Kind, clinic, JsonSerializer.Serialize(more), item?.Version ?? 0), stopping);
        }
    }

    private static IReadOnlyList<string> Read(KeptItem? item) => item is null ? [] : JsonSerializer.Deserialize<List<string>>(item.Json) ?? [];
}
