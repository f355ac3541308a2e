namespace AnkleBot.Records.Sql;

/// <summary>Tables kept and retention.</summary>
internal static class Keeping
{
    private const string Columns = "SELECT kind, id, json, version FROM kept WHERE kind = @kind";

    public static Task<KeptItem?> ReadAsync(Work work, string kind, string id) =>
        work.FirstAsync<KeptItem>(Columns + " AND id = @id", new { kind = Storable.Id(kind), id = Storable.Id(id) });

    public static async Task<IReadOnlyList<KeptItem>> AllAsync(Work work, string kind) =>
        await work.ListAsync<KeptItem>(Columns + " ORDER BY id LIMIT 10000", new { kind = Storable.Id(kind) });

    public static async Task<bool> KeepAsync(Work work, KeptItem item)
    {
        var row = new { kind = Storable.Id(item.Kind), id = Storable.Id(item.Id), json = Storable.Text(item.Json), item.Version };
        return await work.DoAsync(item.Version == 0
            ? "INSERT INTO kept (kind, id, json, version) VALUES (@kind, @id, @json, 1) ON CONFLICT (kind, id) DO NOTHING"
            : "UPDATE kept SET json = @json, version = version + 1 WHERE kind = @kind AND id = @id AND version = @Version",
            row) == 1;
    }

    public static async Task<bool> DropAsync(Work work, string kind, string id) =>
        await work.DoAsync("DELETE FROM kept WHERE kind = @kind AND id = @id", new { kind = Storable.Id(kind), id = Storable.Id(id) }) == 1;

    public static async Task<IReadOnlyDictionary<string, int>> RetentionsAsync(Work work) =>
        (await work.ListAsync<(string Clinic, long Days)>("SELECT clinic, days FROM retention"))
        .ToDictionary(row => row.Clinic, row => (int)row.Days);

    public static async Task SetRetentionAsync(Work work, string clinic, int days, string who, DateTimeOffset now)
    {
        await work.DoAsync(
            """
            INSERT INTO retention (clinic, days) VALUES (@clinic, @days)
            ON CONFLICT (clinic) DO UPDATE SET days = excluded.days
            """,
            new { clinic = Storable.Id(clinic), days });
        await Auditing.AddAsync(work, new(now, who, "set retention", clinic, null, $"{days} days"));
    }

    /// <summary>Jumps from clinic to clinic along the index instead of reading every conversation.</summary>
    public static async Task<IReadOnlyList<string>> ClinicsAsync(Work work) => await work.ListAsync<string>(
        """
        WITH RECURSIVE each (clinic) AS (
          SELECT min(clinic) FROM facet
          UNION ALL
          SELECT (SELECT min(f.clinic) FROM facet f WHERE f.clinic > each.clinic) FROM each WHERE each.clinic IS NOT NULL)
        SELECT clinic FROM each WHERE clinic IS NOT NULL
        """);

    public static Task BeatAsync(Work work, DateTimeOffset now) => work.DoAsync(
        "INSERT INTO heartbeat (id, at) VALUES (1, @at) ON CONFLICT (id) DO UPDATE SET at = excluded.at", new { at = Storable.Time(now) });
}
