using System.Globalization;
using AnkleBot.Conversation;
using AnkleBot.Records.Sql;

namespace AnkleBot.Records.Benchmark;

/// <summary>Fills a record by the database's own means, since a million turns one by one would take an hour.</summary>
internal static class Filling
{
    private const int Piece = 20_000;

    /// <summary>2026-01-01; one conversation a second.</summary>
    private const long Start = 1_767_225_600_000;

    /// <summary>The list's cursor at a conversation.</summary>
    public static string Cursor(int number) => string.Create(CultureInfo.InvariantCulture, $"{Start + (number * 1000L)}.{number}");

    public static async Task FillAsync(IDatabase database, int count)
    {
        var with = new
        {
            state = StoredJson.Write(ConversationState.New with { AgreedNotice = "1", Answers = new Dictionary<string, string> { ["start"] = "slowly" } }),
            replies = StoredJson.Write([new Reply(string.Concat(Enumerable.Repeat("Hold a wrapped cold pack on it for 15 to 20 minutes. ", 4))) { Choices = [new("more", "Tell me more")] }]),
            trace = StoredJson.Write(new RecordedTrace([], [], [new("ice-how-long", "How long should I ice?", 8.1, 0.9), new("ice-how", "How do I ice?", 5.2, 0.4)], [], false, "v1")),
            start = Start,
            rare = Math.Max(1, count / 5),
        };
        for (var from = 1; from <= count; from += Piece)
        {
            var piece = new { from, until = Math.Min(count, from + Piece - 1), with.state, with.replies, with.trace, with.start, with.rare };
            await database.WriteAsync(
                async work =>
                {
                    foreach (var sql in Statements) await work.DoAsync(Numbers + sql, piece);
                    return true;
                },
                CancellationToken.None);
        }
        await database.WriteAsync(
            async work =>
            {
                for (var day = 20454; day < 20500; day++)
                    await work.DoAsync("INSERT INTO daily (clinic, day, name, shard, count) VALUES ('riverside', @day, 'turns', 1, 5), ('riverside', @day, 'unanswered', 1, 2)", new { day });
                return true;
            },
            CancellationToken.None);
    }

    private const string Numbers = "WITH RECURSIVE numbers (n) AS (SELECT CAST(@from AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < @until) ";

    /// <summary>Half of all messages say "swelling", every tenth "downhill", five of all "trampoline"; the other words differ widely.</summary>
    private static readonly IReadOnlyList<string> Statements =
    [
        """
        INSERT INTO conversation (id, clinic, channel, person, state, notice, created, updated, turns, urgency, crisis, flags, person_asked, unanswered)
        SELECT 'conversation-' || n, 'riverside', 'webchat', 'runner-' || n, @state, '1', @start + n * 1000, @start + n * 1000, 2,
          CASE WHEN n % 10 = 0 THEN 'Soon' ELSE 'None' END, 0, CASE WHEN n % 5 = 0 THEN '["achilles"]' ELSE '[]' END, 0, 0
        FROM numbers
        """,
        Turn(1),
        Turn(2),
        .. new[] { "'all'", "'user:runner-' || n", "'channel:webchat'", "'status:new'", "CASE WHEN n % 10 = 0 THEN 'urgency:soon' ELSE 'urgency:none' END" }
            .Select(name => Facets(name, "true")),
        Facets("'flag:achilles'", "n % 5 = 0"),
        """
        INSERT INTO notice (conversation, clinic, kind, at, due, seen)
        SELECT n, 'riverside', 'Urgent', @start + n * 1000, CASE WHEN n % 20 = 0 THEN @start + n * 1000 END, CASE WHEN n % 20 = 0 THEN 1 END
        FROM numbers WHERE n % 10 = 0
        """,
    ];

    private static string Turn(int number) =>
        $"""
        INSERT INTO turn (conversation, number, clinic, activity, at, said, replies, kind, urgency, crisis, flags, entry, confidence, trace, unanswered)
        SELECT n, {number}, 'riverside', 'a{number}', @start + n * 1000,
          'my ankle has been sore since w' || (n * 7919 % 3001) || ' and w' || (n * 104729 % 997) || ' when running w' || (n * 31 % 50021)
          || CASE WHEN (n + {number}) % 2 = 0 THEN ' with swelling' ELSE '' END
          || CASE WHEN n % 10 = 0 THEN ' downhill' ELSE '' END
          || CASE WHEN n % @rare = 0 AND {number} = 1 THEN ' on a trampoline' ELSE '' END,
          @replies, 'Answer', 'None', 0, '[]', 'ice-how-long', 0.9, @trace, CASE WHEN n % 20 = 0 THEN 1 ELSE 0 END
        FROM numbers
        """;

    private static string Facets(string name, string where) =>
        $"INSERT INTO facet (clinic, name, updated, conversation) SELECT 'riverside', {name}, @start + n * 1000, n FROM numbers WHERE {where}";
}
