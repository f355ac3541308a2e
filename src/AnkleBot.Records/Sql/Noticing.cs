using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Records.Sql;

/// <summary>Table notice.</summary>
internal static class Noticing
{
    /// <summary>While one of its kind waits unseen, a conversation isn't noticed again so soon.</summary>
    private static readonly TimeSpan Enough = TimeSpan.FromHours(1);

    /// <summary>How many are given up at once, so that no turn waits long.</summary>
    public const int MostGivenUp = 1000;

    private const string Notices =
        """
        SELECT n.key, c.id AS conversation, n.clinic, n.kind, n.at, n.seen, n.seen_by, n.due, n.tries, n.sent, n.trouble
        FROM notice n JOIN conversation c ON c.key = n.conversation
        """;

    /// <summary>What of a turn a clinic should hear at once.</summary>
    public static IReadOnlyList<NoticeKind> Of(RecordedTurn turn, ConversationHead after, ConversationRow? before)
    {
        var kinds = new List<NoticeKind>();
        if (turn.Kind == TurnKind.Crisis || (after.Crisis && before?.Crisis != 1)) kinds.Add(NoticeKind.Crisis);
        // A flag that stands already is told again when it is raised again: days may lie between.
        var raised = turn.Trace.Raised.Select(flag => flag.Urgency).Append(Risen(after, before)).Max();
        if (kinds.Count == 0 && raised >= Urgency.Urgent) kinds.Add(raised == Urgency.Emergency ? NoticeKind.Emergency : NoticeKind.Urgent);
        if (after.PersonAsked && before?.Person_Asked != 1) kinds.Add(NoticeKind.PersonAsked);
        return kinds;
    }

    public static async Task AddAsync(Work work, long conversation, string clinic, DateTimeOffset at, IReadOnlyList<NoticeKind> kinds)
    {
        foreach (var kind in kinds)
        {
            await work.DoAsync(
                """
                INSERT INTO notice (conversation, clinic, kind, at, due) SELECT @conversation, @clinic, @kind, @at, @at
                WHERE NOT EXISTS (SELECT 1 FROM notice WHERE conversation = @conversation AND kind = @kind AND seen IS NULL AND at > @enough)
                """,
                new { conversation, clinic, kind = kind.ToString(), at = Storable.Time(at), enough = Storable.Time(at - Enough) });
        }
    }

    public static async Task<Page<StaffNotice>> ReadAsync(Work work, IReadOnlyList<string> clinics, bool waiting, string? after, int most)
    {
        var before = Place.Read(after).Key;
        var rows = new List<NoticeRow>();
        // A clinic at a time, as each has its own stretch of the index.
        foreach (var clinic in clinics.Distinct())
        {
            rows.AddRange(await work.ListAsync<NoticeRow>(
                $"{Notices} WHERE n.clinic = @clinic AND n.key < @before {(waiting ? "AND n.seen IS NULL" : "")} ORDER BY n.key DESC LIMIT @limit",
                new { clinic, before, limit = most + 1 }));
        }
        var page = rows.OrderByDescending(row => row.Key).Take(most).ToList();
        return new([.. page.Select(row => row.ToNotice())], rows.Count > most ? new Place(0, page[^1].Key).ToString() : null);
    }

    public static async Task<bool> SeeAsync(Work work, long notice, IReadOnlyList<string> clinics, string who, DateTimeOffset now)
    {
        var row = await work.FirstAsync<NoticeRow>(
            $"{Notices} WHERE n.key = @notice AND n.clinic{work.Dialect.Among("clinics")}", new { notice, clinics });
        if (row is null) return false;
        var first = await work.DoAsync(
            "UPDATE notice SET seen = @now, seen_by = @who WHERE key = @notice AND seen IS NULL",
            new { notice, now = Storable.Time(now), who = Storable.Text(who) }) == 1;
        if (!first) return true;
        await Auditing.AddAsync(work, new(now, who, "saw a notice", row.Clinic, row.Conversation, $"notice {notice}"));
        work.Tell(row.Conversation);
        return true;
    }

    /// <summary>What was due before a moment also happened before it, so that this stays inside the index.</summary>
    /// <returns>How many were given up; fewer than <see cref="MostGivenUp"/> when none is left.</returns>
    public static Task<int> GiveUpAsync(Work work, string clinic, DateTimeOffset since) => work.DoAsync(
        $"""
        UPDATE notice SET due = NULL, trouble = coalesce(trouble, 'It was too old to be sent by then.') WHERE key IN (
          SELECT key FROM notice WHERE clinic = @clinic AND due < @since ORDER BY due LIMIT {MostGivenUp})
        """,
        new { clinic, since = Storable.Time(since) });

    public static async Task<IReadOnlyList<StaffNotice>> TakeDueAsync(Work work, string clinic, DateTimeOffset now, DateTimeOffset until, int most)
    {
        var keys = await work.ListAsync<long>(
            "SELECT key FROM notice WHERE clinic = @clinic AND due <= @now ORDER BY due, key LIMIT @most" + work.Dialect.ForUpdate,
            new { clinic, now = Storable.Time(now), most });
        if (keys.Count == 0) return [];
        var among = work.Dialect.Among("keys");
        await work.DoAsync(
            $"UPDATE notice SET due = @until, tries = tries + 1 WHERE key{among}", new { keys, until = Storable.Time(until) });
        var rows = await work.ListAsync<NoticeRow>($"{Notices} WHERE n.key{among} ORDER BY n.key", new { keys });
        return [.. rows.Select(row => row.ToNotice())];
    }

    public static async Task<bool> AnyDueAsync(Work work, string clinic, DateTimeOffset now) => await work.FirstAsync<long?>(
        "SELECT key FROM notice WHERE clinic = @clinic AND due <= @now LIMIT 1", new { clinic, now = Storable.Time(now) }) is not null;

    /// <param name="due">Null when it isn't sent again.</param>
    /// <param name="sent">Null when it wasn't sent.</param>
    public static async Task TriedAsync(Work work, long notice, DateTimeOffset? due, DateTimeOffset? sent, string? trouble)
    {
        await work.DoAsync(
            "UPDATE notice SET due = @due, sent = @sent, trouble = @trouble WHERE key = @notice",
            new
            {
                notice,
                due = due is { } again ? Storable.Time(again) : (long?)null,
                sent = sent is { } at ? Storable.Time(at) : (long?)null,
                trouble = Storable.Text(trouble),
            });
        // Whoever looks at the notices sees how it went.
        if (await work.FirstAsync<string>("SELECT c.id FROM notice n JOIN conversation c ON c.key = n.conversation WHERE n.key = @notice", new { notice }) is { } conversation)
            work.Tell(conversation);
    }

    private static Urgency Risen(ConversationHead after, ConversationRow? before)
    {
        var stood = before is null ? Urgency.None : Enum.Parse<Urgency>(before.Urgency);
        return after.Urgency > stood ? after.Urgency : Urgency.None;
    }

    private sealed class NoticeRow
    {
        public long Key { get; set; }

        public string Conversation { get; set; } = "";

        public string Clinic { get; set; } = "";

        public string Kind { get; set; } = "";

        public long At { get; set; }

        public long? Seen { get; set; }

        public string? Seen_By { get; set; }

        public long? Due { get; set; }

        public long Tries { get; set; }

        public long? Sent { get; set; }

        public string? Trouble { get; set; }

        public StaffNotice ToNotice() => new(
            Key, Conversation, Clinic, Enum.Parse<NoticeKind>(Kind), Storable.Time(At),
            Time(Seen), Seen_By, Time(Due), Tries, Time(Sent), Trouble);

        private static DateTimeOffset? Time(long? at) => at is { } known ? Storable.Time(known) : null;
    }
}
