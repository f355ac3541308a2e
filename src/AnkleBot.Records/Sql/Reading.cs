namespace AnkleBot.Records.Sql;

/// <summary>Reads conversations and turns.</summary>
internal static class Reading
{
    /// <summary>A turn's row is read with its conversation's id.</summary>
    public const string Turns = "SELECT t.*, c.id FROM turn t JOIN conversation c ON c.key = t.conversation";

    public static async Task<Found> FindAsync(Work work, string conversation, string activity)
    {
        var row = await RowAsync(work, conversation);
        if (row is null) return new(null, null);
        var turn = await work.FirstAsync<TurnRow>(
            "SELECT * FROM turn WHERE conversation = @Key AND activity = @activity", new { row.Key, activity = Storable.Id(activity) });
        return new(row.ToHead(), turn?.ToTurn(row.Id));
    }

    public static Task<ConversationRow?> RowAsync(Work work, string conversation) =>
        work.FirstAsync<ConversationRow>("SELECT * FROM conversation WHERE id = @id", new { id = Storable.Id(conversation) });

    public static async Task<IReadOnlyList<RecordedTurn>> TurnsAsync(Work work, string conversation, long after, int most)
    {
        var id = Storable.Id(conversation);
        var rows = await work.ListAsync<TurnRow>(
            """
            SELECT * FROM turn WHERE conversation = (SELECT key FROM conversation WHERE id = @id) AND number > @after
            ORDER BY number LIMIT @most
            """,
            new { id, after, most = Math.Clamp(most, 1, 1000) });
        return [.. rows.Select(row => row.ToTurn(id))];
    }

    public static async Task<Page<RecordedTurn>> GapsAsync(Work work, IReadOnlyList<string> clinics, string? after, int most)
    {
        var before = Place.Read(after).Key;
        var rows = new List<TurnRow>();
        // A clinic at a time, as each has its own stretch of the index.
        foreach (var clinic in clinics)
        {
            rows.AddRange(await work.ListAsync<TurnRow>(
                Turns + " WHERE t.clinic = @clinic AND (t.unanswered = 1 OR t.thumb = 2) AND t.key < @before ORDER BY t.key DESC LIMIT @limit",
                new { clinic, before, limit = most + 1 }));
        }
        var page = rows.OrderByDescending(row => row.Key).Take(most).ToList();
        var next = rows.Count > most ? new Place(page[^1].At, page[^1].Key).ToString() : null;
        return new([.. page.Select(row => row.ToTurn())], next);
    }
}
