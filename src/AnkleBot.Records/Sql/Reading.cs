using AnkleBot.Conversation;

namespace AnkleBot.Records.Sql;

/// <summary>Reads conversations and turns.</summary>
internal static class Reading
{
    private const int MostFirstWords = 200;

    /// <summary>Whoever has typed nothing by then has pressed buttons only.</summary>
    private const int LatestFirstWords = 8;

    /// <summary>A turn's row with its conversation's id. Not all columns: an engine's search words stay where they are.</summary>
    public const string Turns =
        """
        SELECT c.id, t.key, t.conversation, t.number, t.clinic, t.activity, t.at, t.said, t.choice, t.replies, t.kind, t.urgency,
          t.crisis, t.flags, t.entry, t.confidence, t.trace, t.unanswered, t.thumb, t.verdict
        FROM turn t JOIN conversation c ON c.key = t.conversation
        """;

    public static async Task<Found> FindAsync(Work work, string conversation, string activity)
    {
        var row = await RowAsync(work, conversation);
        if (row is null) return new(null, null);
        var turn = await work.FirstAsync<TurnRow>(
            Turns + " WHERE t.conversation = @Key AND t.activity = @activity", new { row.Key, activity = Storable.Id(activity) });
        return new(row.ToHead(), turn?.ToTurn());
    }

    public static Task<ConversationRow?> RowAsync(Work work, string conversation) =>
        work.FirstAsync<ConversationRow>("SELECT * FROM conversation WHERE id = @id", new { id = Storable.Id(conversation) });

    public static async Task<IReadOnlyList<RecordedTurn>> TurnsAsync(Work work, string conversation, long after, int most)
    {
        var rows = await work.ListAsync<TurnRow>(
            Turns + " WHERE c.id = @id AND t.number > @after ORDER BY t.number LIMIT @most",
            new { id = Storable.Id(conversation), after, most = Math.Clamp(most, 1, 1000) });
        return [.. rows.Select(row => row.ToTurn())];
    }

    public static async Task<IReadOnlyDictionary<string, string>> FirstWordsAsync(Work work, IReadOnlyList<string> conversations)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(conversations.Count, MostFirstWords);
        if (conversations.Count == 0) return new Dictionary<string, string>();
        var rows = await work.ListAsync<TurnRow>(
            $"""
            SELECT c.id, t.number, t.said, t.kind FROM conversation c JOIN turn t ON t.conversation = c.key AND t.number <= {LatestFirstWords}
            WHERE c.id{work.Dialect.Among("ids")} AND t.said IS NOT NULL AND t.choice IS NULL AND t.kind <> '{nameof(TurnKind.Notice)}'
            """,
            new { ids = conversations.Select(Storable.Id).ToArray() });
        return rows.Where(row => row.Said is { Length: > 0 }).GroupBy(row => row.Id).ToDictionary(group => group.Key, group => First(group).Said!);

        // "Hello" and "I agree" are words too, but tell less than what comes after them.
        static TurnRow First(IEnumerable<TurnRow> rows) => rows.MinBy(row => (row.Kind == nameof(TurnKind.SmallTalk), row.Number))!;
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
