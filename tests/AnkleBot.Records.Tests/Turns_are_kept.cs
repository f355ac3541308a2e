using System.Text.Json;
using AnkleBot.Records.Tests.Rig;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Turns_are_kept(Databases databases)
{
    [Theory, OnBoth]
    public async Task A_turn_comes_back_as_it_was(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var (after, turn) = Said.Head("c1").Next("how long should I ice it", flags: ["achilles"], urgency: Triage.Urgency.Soon);
        await records.AppendAsync(after, turn);

        var found = await records.FindAsync("c1", turn.Activity!);

        Assert.Equal(Json(turn), Json(found.Turn!));
        Assert.Equal(Json(after), Json(found.Head!));
    }

    [Theory, OnBoth]
    public async Task A_delivery_seen_before_is_not_written_twice(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var head = await records.TellAsync(Said.Head("c1"), "hello");

        var (after, again) = head.Next("hello", activity: "c1-1");

        Assert.Equal(Appended.SeenBefore, await records.AppendAsync(after, again));
        Assert.Single(await records.TurnsAsync("c1"));
    }

    [Theory, OnBoth]
    public async Task A_turn_from_a_state_that_has_moved_on_is_overtaken(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var start = Said.Head("c1");
        await records.TellAsync(start, "first");

        var (after, late) = start.Next("second", activity: "other");

        Assert.Equal(Appended.Overtaken, await records.AppendAsync(after, late));
        Assert.Equal("first", (await records.HeadAsync("c1"))!.Turns == 1 ? (await records.TurnsAsync("c1"))[0].Said : null);
    }

    [Theory, OnBoth]
    public async Task Of_many_turns_at_once_from_one_state_exactly_one_is_written(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        var records = await database.OpenAsync();
        var start = Said.Head("c1");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(at =>
        {
            var (after, turn) = start.Next($"message {at}", activity: $"a{at}");
            return records.AppendAsync(after, turn);
        }));

        Assert.Single(results, Appended.Written);
        Assert.Equal(19, results.Count(result => result == Appended.Overtaken));
        Assert.Single(await records.TurnsAsync("c1"));
    }

    [Theory, OnBoth]
    public async Task Turns_are_read_in_order_after_a_number(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "one", "two", "three", "four");

        Assert.Equal(["three"], (await records.TurnsAsync("c1", after: 2, most: 1)).Select(turn => turn.Said));
        Assert.Equal(["one", "two", "three", "four"], (await records.TurnsAsync("c1")).Select(turn => turn.Said));
        Assert.Empty(await records.TurnsAsync("unknown"));
    }

    [Theory, OnBoth]
    public async Task Whoever_follows_a_conversation_sees_what_was_and_what_comes(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var head = await records.TellAsync(Said.Head("c1"), "one", "two");
        await using var follower = records.FollowAsync("c1", after: 1).GetAsyncEnumerator();

        Assert.True(await follower.MoveNextAsync().AsTask().SoonAsync());
        Assert.Equal("two", follower.Current.Said);
        var next = follower.MoveNextAsync().AsTask();
        await records.TellAsync(head, "three");
        Assert.True(await next.SoonAsync());
        Assert.Equal("three", follower.Current.Said);
        var end = follower.MoveNextAsync().AsTask();
        await records.DeleteAsync("c1", "runner");
        Assert.False(await end.SoonAsync());
    }

    [Theory, OnBoth]
    public async Task Nul_and_half_surrogates_are_kept_visibly(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c\0\ud83d", user: "u\0"), "a\0b \ud83d c \ud83d\ude00");

        var turn = Assert.Single(await records.TurnsAsync("c\0\ud83d"));

        Assert.Equal("a\u2400b \ufffd c \ud83d\ude00", turn.Said);
    }

    [Theory, OnBoth]
    public async Task A_very_long_message_is_cut_visibly(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), string.Join(' ', Enumerable.Range(0, 400_000)));

        Assert.EndsWith("[...]", Assert.Single(await records.TurnsAsync("c1")).Said, StringComparison.Ordinal);
    }

    private static string Json(RecordedTurn turn) => JsonSerializer.Serialize(turn, RecordJson.Default.RecordedTurn);

    private static string Json(ConversationHead head) => JsonSerializer.Serialize(head, RecordJson.Default.ConversationHead);
}
