using System.Text;
using AnkleBot.Conversation;
using AnkleBot.Records.Commands;
using AnkleBot.Records.Tests.Rig;
using AnkleBot.Triage;
using Microsoft.Extensions.Options;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Deleted_is_gone(Databases databases)
{
    private static readonly ConversationQuery Riverside = new(["riverside"]);

    [Theory, OnBoth]
    public async Task A_deleted_conversation_leaves_only_an_audit_line(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "a secret word");
        await records.NoteAsync("c1", "secret note", "ana");

        Assert.True(await records.DeleteAsync("c1", "runner"));

        Assert.Null(await records.HeadAsync("c1"));
        Assert.Empty(await records.TurnsAsync("c1"));
        Assert.Empty((await records.ListAsync(Riverside)).Items);
        Assert.Empty((await records.SearchAsync("secret", Riverside)).Items);
        Assert.Equal(["deleted", "noted"], (await records.AuditLinesAsync(["riverside"])).Items.Select(line => line.Did));
        Assert.False(await records.DeleteAsync("c1", "runner"));
    }

    [Fact]
    public async Task Not_a_byte_of_deleted_words_stays_in_the_file_its_log_or_its_search_index()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        var records = await database.OpenAsync();
        await records.TellAsync(Said.Head("kept"), "an ordinary xylophone");
        await records.TellAsync(Said.Head("gone", user: "quokkauser"), [.. Enumerable.Range(0, 50).Select(at => $"zyzzyva number {at}")]);
        await records.NoteAsync("gone", "the wombatnote", "ana");
        Assert.True(Holds(database.Address, "zyzzyva") && Holds(database.Address, "zyzzyv") && Holds(database.Address, "quokkauser"));

        await records.DeleteAsync("gone", "runner");

        foreach (var word in new[] { "zyzzyv", "quokkauser", "wombatnote" }) Assert.False(Holds(database.Address, word), word);
        Assert.True(Holds(database.Address, "xylophone"));
    }

    [Fact]
    public async Task A_removed_message_leaves_the_file_too()
    {
        var database = await databases.NewAsync(RecordsKind.Sqlite);
        var records = await database.OpenAsync();
        await records.TellAsync(Said.Head("c1"), "zyzzyva", "stays");

        Assert.True(await records.RewordAsync("c1", "c1-1", null));

        Assert.False(Holds(database.Address, "zyzzyva"));
        Assert.Null((await records.TurnsAsync("c1"))[0].Said);
        Assert.False(await records.RewordAsync("c1", "unknown", "x"));
    }

    [Theory, OnBoth]
    public async Task A_removed_messages_words_go_from_findings_state_and_quotations_and_its_flag_stands(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var (after, turn) = Said.Head("c1").Next("sore all over", urgency: Urgency.Urgent, flags: ["calf-swollen"]);
        await records.AppendAsync(after, turn with { Replies = [new Reply("Please be seen.") { Note = "I've noted why: \u201csore\u201d." }] });

        Assert.True(await records.RewordAsync("c1", "c1-1", null));

        var (head, kept) = ((await records.HeadAsync("c1"))!, (await records.TurnsAsync("c1")).Single());
        Assert.Equal("I've noted why: \"\u2026\".", kept.Replies[0].Note);
        Assert.All([.. kept.Trace.Findings, .. head.State.Findings, .. head.State.Assessment.Flags.SelectMany(flag => flag.Evidence)], finding => Assert.Equal(("sore", ""), (finding.Sign, finding.Words)));
        Assert.Empty(head.State.Said);
        Assert.True(head.State.Assessment.Has("calf-swollen"));
        Assert.Equal(Urgency.Urgent, kept.Urgency);
    }

    [Theory, OnBoth]
    public async Task An_edited_message_is_found_by_its_new_words_only(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "heel pain");

        await records.RewordAsync("c1", "c1-1", "shin pain");

        Assert.Empty((await records.SearchAsync("heel", Riverside)).Items);
        Assert.Single((await records.SearchAsync("shin", Riverside)).Items);
    }

    [Theory, OnBoth]
    public async Task A_purge_takes_what_is_older_than_its_clinic_keeps(RecordsKind kind)
    {
        var time = new Clock(Said.Start.AddDays(40));
        var records = await (await databases.NewAsync(kind)).OpenAsync(time);
        foreach (var (id, clinic, day) in new[] { ("a", "riverside", 0), ("b", "riverside", 25), ("c", "hillside", 0), ("d", "hillside", 5) })
        {
            var (after, turn) = Said.Head(id, clinic).Next("hello", at: Said.Start.AddDays(day));
            await records.AppendAsync(after, turn);
        }
        await records.SetRetentionAsync("hillside", 38, "ana");
        var purge = new Purge(records, Options.Create(new RecordsOptions { RetentionDays = 30 }), time);

        Assert.Equal(2, await purge.RunAsync(null, "test", null, CancellationToken.None));

        Assert.Equal(["b", "d"], (await records.ListAsync(new(["riverside", "hillside"]))).Items.Select(head => head.Id).Order());
        Assert.Contains((await records.AuditLinesAsync(["hillside"])).Items, line => line.Did == "purged");
    }

    [Theory, OnBoth]
    public async Task Audit_lines_cannot_be_changed(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        var records = await database.OpenAsync();
        await records.AuditAsync(new(Said.Start, "ana", "looked", "riverside", "c1"));

        foreach (var sql in new[] { "UPDATE audit SET who = 'nobody'", "DELETE FROM audit" })
        {
            await using var sqlDatabase = database.Sql();
            await Assert.ThrowsAnyAsync<Exception>(() => sqlDatabase.WriteAsync(work => work.DoAsync(sql), CancellationToken.None));
        }
        Assert.Equal("ana", Assert.Single((await records.AuditLinesAsync(null)).Items).Who);
    }

    private static bool Holds(string file, string word) => new[] { file, file + "-wal" }
        .Where(File.Exists).Any(each => Encoding.Latin1.GetString(Read(each)).Contains(word, StringComparison.OrdinalIgnoreCase));

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
