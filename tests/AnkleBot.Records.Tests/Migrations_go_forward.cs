using AnkleBot.Records.Sql;
using AnkleBot.Records.Tests.Rig;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Migrations_go_forward(Databases databases)
{
    [Theory, OnBoth]
    public async Task A_record_newer_than_the_program_is_refused(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        await database.OpenAsync();
        await using (var sql = database.Sql())
            await sql.WriteAsync(work => work.DoAsync("INSERT INTO migration (version, at) VALUES (999, 0)"), CancellationToken.None);

        var refused = await Assert.ThrowsAsync<RecordsRefusedException>(() => database.New().OpenAsync());

        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    public async Task Two_servers_that_start_at_once_migrate_once(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => database.New().OpenAsync())));

        await using var sql = database.Sql();
        Assert.Equal(
            Migrations.Of("Sqlite").Count,
            await sql.ReadAsync(work => work.FirstAsync<int>("SELECT count(*) FROM migration"), CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task Each_migration_takes_along_what_the_version_before_held(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        var scripts = Migrations.Of(kind == RecordsKind.Sqlite ? "Sqlite" : "Postgres");
        if (kind == RecordsKind.Sqlite) await File.Create(database.Address).DisposeAsync();
        await using (var sql = database.Sql())
        {
            foreach (var version in Enumerable.Range(1, scripts.Count))
            {
                await sql.WriteAsync(
                    async work =>
                    {
                        await Migrations.RunAsync(work, [.. scripts.Take(version)], TimeProvider.System);
                        return version == 1 && await OldTurnAsync(work);
                    },
                    CancellationToken.None);
            }
        }
        var records = await database.OpenAsync();

        var listed = await records.ListAsync(new(["riverside"]) { Flags = ["achilles"], Status = ReviewStatus.New });
        Assert.Equal("old", Assert.Single(listed.Items).Id);
        Assert.Single((await records.SearchAsync("heel", new(["riverside"]))).Items);
        Assert.Equal(Appended.Written, await AppendAsync(records, listed.Items[0]));
    }

    private static async Task<Appended> AppendAsync(IRecords records, ConversationHead head)
    {
        var (after, turn) = head.Next("and now");
        return await records.AppendAsync(after, turn);
    }

    private static async Task<bool> OldTurnAsync(Work work)
    {
        await work.DoAsync(
            """
            INSERT INTO conversation (id, clinic, channel, person, state, created, updated, turns, urgency, crisis, flags, person_asked, unanswered)
            VALUES ('old', 'riverside', 'webchat', 'runner', '{}', 1, 1, 1, 'Soon', 0, '["achilles"]', 0, 0)
            """);
        return await work.DoAsync(
            """
            INSERT INTO turn (conversation, number, clinic, at, said, replies, urgency, crisis, flags, confidence, trace, unanswered)
            VALUES (1, 1, 'riverside', 1, 'my heel hurts', '[{"text":"hello"}]', 'Soon', 0, '[]', 0, '{}', 0)
            """) == 1;
    }
}
