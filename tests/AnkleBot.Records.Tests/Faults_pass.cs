using AnkleBot.Records.Sql;
using AnkleBot.Records.Tests.Rig;
using Microsoft.Data.Sqlite;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Faults_pass(Databases databases)
{
    [Fact]
    public async Task A_restart_of_PostgreSQL_is_survived()
    {
        using var server = PostgresServer.Start();
        await using var database = new Database(RecordsKind.PostgreSql, server.Address("postgres"), null);
        var records = await database.OpenAsync();
        var head = await records.TellAsync(Said.Head("c1"), "before");
        await using var follower = records.FollowAsync("c1", after: 1).GetAsyncEnumerator();
        var next = follower.MoveNextAsync().AsTask();

        server.End();
        var lost = await Assert.ThrowsAsync<RecordsUnavailableException>(() => records.CheckAsync());
        server.Begin();
        await records.TellAsync(head, "after");

        Assert.Contains("PostgreSQL", lost.Message, StringComparison.Ordinal);
        Assert.True(await next.SoonAsync());
        Assert.Equal("after", follower.Current.Said);
    }

    [Fact]
    public async Task A_locked_file_is_said_to_be_locked_and_works_again_afterwards()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        var records = await database.OpenAsync();
        var (after, turn) = Said.Head("c1").Next("hello");
        using (var other = new SqliteConnection($"Data Source={database.Address}"))
        {
            other.Open();
            using var locking = other.BeginTransaction(deferred: false);
            var lost = await Assert.ThrowsAsync<RecordsUnavailableException>(() => records.AppendAsync(after, turn));
            Assert.Contains("locked", lost.Message, StringComparison.Ordinal);
        }
        Assert.Equal(Appended.Written, await records.AppendAsync(after, turn));
    }

    [Fact]
    public async Task A_full_disk_is_said_to_be_full_and_nothing_of_the_turn_stays()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        await using var sql = database.Sql();
        var records = new SqlRecords(sql, TimeProvider.System);
        await records.OpenAsync(CancellationToken.None);
        var head = await ((IRecords)records).TellAsync(Said.Head("c1"), "hello");
        // The engine's own limit gives the same error as a full disk.
        var pages = await sql.WriteAsync(work => work.FirstAsync<long>("PRAGMA page_count"), CancellationToken.None);
        await sql.WriteAsync(work => work.FirstAsync<long>($"PRAGMA max_page_count = {pages}"), CancellationToken.None);

        var (after, large) = head.Next(new string('x', 30_000) + " end");
        var lost = await Assert.ThrowsAsync<RecordsUnavailableException>(() => records.AppendAsync(after, large, CancellationToken.None));

        Assert.Contains("full", lost.Message, StringComparison.Ordinal);
        // The connection that failed was replaced, and with it the limit: as if space had been made.
        Assert.Equal(Appended.Written, await records.AppendAsync(after, large, CancellationToken.None));
        Assert.Equal(2, (await records.TurnsAsync("c1", 0, 10, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_with_the_way_to_restore()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        await File.WriteAllTextAsync(database.Address, string.Concat(Enumerable.Repeat("this is not a database ", 500)));

        var refused = await Assert.ThrowsAsync<RecordsRefusedException>(() => database.New().OpenAsync());

        Assert.Contains("backup", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_damaged_in_the_middle_is_refused_too()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        await using (var records = await database.OpenAsync()) await records.TellAsync(Said.Head("c1"), [.. Enumerable.Repeat("hello there", 200)]);
        using (var file = new FileStream(database.Address, FileMode.Open))
        {
            file.Position = 4096 * 3;
            file.Write(new byte[file.Length - (4096 * 6)]);
        }

        await Assert.ThrowsAsync<RecordsRefusedException>(() => database.New().OpenAsync());
    }

    [Fact]
    public async Task A_backup_taken_while_turns_go_on_can_be_started_on()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        var records = await database.OpenAsync();
        var head = await records.TellAsync(Said.Head("c1"), "one", "two");
        var copy = database.Address + ".copy";

        var going = Task.Run(() => records.TellAsync(head, [.. Enumerable.Range(0, 200).Select(at => $"turn {at}")]));
        await records.BackupAsync(copy);
        await going;
        await Assert.ThrowsAsync<RecordsRefusedException>(() => records.BackupAsync(copy));

        await using var restored = new Database(RecordsKind.Sqlite, copy, null);
        var again = await restored.OpenAsync();
        var turns = await again.TurnsAsync("c1", most: 1000);
        Assert.Equal((await again.HeadAsync("c1"))!.Turns, turns.Count);
        Assert.True(turns.Count >= 2);
        Assert.NotEmpty((await again.SearchAsync("two", new(["riverside"]))).Items);
    }
}
