namespace AnkleBot.Records.Sql;

/// <summary>Counts as things happen, so that a chart reads a row a day instead of every turn.</summary>
internal static class Daily
{
    /// <summary>Servers that count the same thing at once would wait for one row; they take one of these each.</summary>
    private const int Shards = 16;

    public static IReadOnlyList<(string Name, long Count)> Of(RecordedTurn turn, ConversationHead after, ConversationRow? before)
    {
        var counts = new List<(string, long)> { (Counted.Turns, 1) };
        if (before is null) counts.Add((Counted.Conversations, 1));
        if (turn.Kind is { } kind) counts.Add((Counted.Kind(kind), 1));
        if (turn.Trace.Unanswered) counts.Add((Counted.Unanswered, 1));
        if (turn.Urgency.ToString() != (before?.Urgency ?? nameof(Triage.Urgency.None))) counts.Add((Counted.Urgency(turn.Urgency), 1));
        if (after.Crisis && before?.Crisis != 1) counts.Add((Counted.Crisis, 1));
        if (after.PersonAsked && before?.Person_Asked != 1) counts.Add((Counted.PersonAsked, 1));
        var stood = before is null ? [] : StoredJson.Texts(before.Flags);
        counts.AddRange(turn.Flags.Except(stood).Select(flag => (Counted.Flag(flag), 1L)));
        return counts;
    }

    public static async Task CountAsync(
        Work work, string clinic, long conversation, DateTimeOffset at, IReadOnlyList<(string Name, long Count)> counts)
    {
        var day = Storable.Time(at) / TimeSpan.MillisecondsPerDay;
        // One order for all, so that two transactions never wait for each other in a ring.
        foreach (var (name, count) in counts.OrderBy(count => count.Name, StringComparer.Ordinal))
        {
            await work.DoAsync(
                """
                INSERT INTO daily (clinic, day, name, shard, count) VALUES (@clinic, @day, @name, @shard, @count)
                ON CONFLICT (clinic, day, name, shard) DO UPDATE SET count = daily.count + excluded.count
                """,
                new { clinic, day, name, shard = conversation % Shards, count });
        }
    }

    public static async Task<IReadOnlyList<DayCount>> ReadAsync(Work work, IReadOnlyList<string> clinics, DateOnly from, DateOnly through)
    {
        var rows = await work.ListAsync<Row>(
            $"""
            SELECT clinic, day, name, CAST(sum(count) AS BIGINT) AS count FROM daily
            WHERE clinic{work.Dialect.Among("clinics")} AND day BETWEEN @from AND @through
            GROUP BY clinic, day, name ORDER BY clinic, day, name
            """,
            new { clinics, from = Number(from), through = Number(through) });
        return [.. rows.Select(row => new DayCount(row.Clinic, DateOnly.FromDayNumber((int)row.Day + Epoch), row.Name, row.Count))];
    }

    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static long Number(DateOnly day) => day.DayNumber - Epoch;

    private sealed class Row
    {
        public string Clinic { get; set; } = "";

        public long Day { get; set; }

        public string Name { get; set; } = "";

        public long Count { get; set; }
    }
}
