namespace AnkleBot.Records.Sql;

/// <summary>Table audit.</summary>
internal static class Auditing
{
    public static Task AddAsync(Work work, AuditLine line) => work.DoAsync(
        """
        INSERT INTO audit (at, who, did, clinic, conversation, detail) VALUES (@at, @who, @did, @clinic, @conversation, @detail)
        """,
        new
        {
            at = Storable.Time(line.At),
            who = Storable.Text(line.Who),
            did = Storable.Text(line.Did),
            clinic = Storable.Text(line.Clinic),
            conversation = Storable.Text(line.Conversation),
            detail = Storable.Text(line.Detail),
        });

    public static async Task<Page<AuditLine>> ReadAsync(Work work, IReadOnlyList<string>? clinics, string? after, int most)
    {
        var before = Place.Read(after).Key;
        var rows = new List<AuditRow>();
        if (clinics is null) rows = await RowsAsync("", null);
        else foreach (var clinic in clinics.Distinct()) rows.AddRange(await RowsAsync("clinic = @clinic AND", clinic));

        var page = rows.OrderByDescending(row => row.Key).Take(most).ToList();
        return new([.. page.Select(row => row.ToLine())], rows.Count > most ? new Place(0, page[^1].Key).ToString() : null);

        Task<List<AuditRow>> RowsAsync(string of, string? clinic) => work.ListAsync<AuditRow>(
            $"SELECT * FROM audit WHERE {of} key < @before ORDER BY key DESC LIMIT @limit", new { clinic, before, limit = most + 1 });
    }
}

/// <summary>A row of table audit, or of table note.</summary>
internal sealed class AuditRow
{
    public long Key { get; set; }

    public long At { get; set; }

    public string Who { get; set; } = "";

    public string Did { get; set; } = "";

    public string? Clinic { get; set; }

    public string? Conversation { get; set; }

    public string? Detail { get; set; }

    public AuditLine ToLine() => new(Storable.Time(At), Who, Did, Clinic, Conversation, Detail);
}
