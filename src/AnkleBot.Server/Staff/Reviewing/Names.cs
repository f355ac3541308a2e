using AnkleBot.Channels.Clinics;
using AnkleBot.Language.Likeness;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>What ids on the record are called in the knowledge that is loaded. An older transcript may name what is gone; then its id must do.</summary>
internal sealed class Names(Bots bots, ClinicList clinics)
{
    private static readonly string LikenessPrefix = LikenessExamples.SignOf("");

    public string Version => bots.Knowledge.Version;

    /// <summary>All flags, by name.</summary>
    public IReadOnlyList<(string Id, string Name)> Flags => [.. bots.Knowledge.Triage.Flags.Select(flag => (flag.Id, flag.Name)).OrderBy(flag => flag.Name)];

    /// <summary>All entries, by id.</summary>
    public IEnumerable<(string Id, string Question)> Entries =>
        bots.Knowledge.Entries.Values.Select(entry => (entry.Id, entry.Question)).OrderBy(entry => entry.Id, StringComparer.Ordinal);

    public bool IsEntry(string id) => bots.Knowledge.Entries.ContainsKey(id);

    public string Flag(string id) => bots.Knowledge.Triage.Flags.FirstOrDefault(flag => flag.Id == id)?.Name ?? id;

    public string Sign(string id) => bots.Knowledge.SignNames.TryGetValue(id, out var name) ? name
        // What the net read rather than a rule: its signs stand for flags.
        : id.StartsWith(LikenessPrefix, StringComparison.Ordinal) ? $"like messages that raise “{Flag(id[LikenessPrefix.Length..])}”" : id;

    public string Entry(string id) => bots.Knowledge.Entries.GetValueOrDefault(id)?.Question ?? id;

    public string Clinic(string key) => clinics.TryGet(key, out var clinic) ? clinic.Clinic.Name : key;
}
