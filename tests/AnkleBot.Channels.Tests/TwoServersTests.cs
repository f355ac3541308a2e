using AnkleBot.Channels.DirectLine;
using AnkleBot.Records;
using AnkleBot.Records.Tests.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnkleBot.Channels.Tests;

[Collection(nameof(Databases))]
public sealed class TwoServersTests(Databases databases)
{
    private const int Clients = 50;
    private const int Messages = 20;

    [Fact]
    public async Task Clients_that_hop_between_two_servers_lose_double_and_reorder_nothing()
    {
        var database = await databases.NewAsync(RecordsKind.PostgreSql);
        var servers = new[] { Handler(await database.OpenAsync()), Handler(await database.OpenAsync()) };
        var records = await database.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => TalkAsync(servers, client)));

        for (var client = 0; client < Clients; client++)
        {
            var turns = await records.TurnsAsync($"c{client}", most: 1000);
            Assert.Equal(Enumerable.Range(1, Messages).Select(at => $"message {at}"), turns.Select(turn => turn.Said));
            Assert.Equal(Enumerable.Range(1, Messages).Select(at => $"{at}: message {at}"), turns.Select(turn => turn.Replies[0].Text));
            Assert.Equal(Messages, Bots.Heard((await records.HeadAsync($"c{client}"))!.State));
        }
        foreach (var server in servers) server.Dispose();
    }

    [Theory, InlineData(RecordsKind.Sqlite), InlineData(RecordsKind.PostgreSql)]
    public async Task Two_servers_sign_with_one_key_and_read_each_others_tokens(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        using var one = new SigningKeys(await database.OpenAsync(), TimeProvider.System);
        using var other = new SigningKeys(await database.OpenAsync(), TimeProvider.System);

        var keys = await Task.WhenAll(one.CurrentAsync().AsTask(), other.CurrentAsync().AsTask());

        Assert.Equal(keys[0].Key, keys[1].Key);
        Assert.Equal(keys[0].Key, (await other.FindAsync(keys[0].KeyId))!.Key);
    }

    [Fact]
    public async Task Messages_that_come_in_on_both_servers_at_once_are_turns_one_after_another()
    {
        var database = await databases.NewAsync(RecordsKind.PostgreSql);
        var records = await database.OpenAsync();
        var servers = new[] { Handler(records), Handler(await database.OpenAsync()) };

        await Task.WhenAll(Enumerable.Range(0, 60).Select(at => servers[at % 2].HandleAsync(Says("c", $"m{at}", $"a{at}"), Bots.Respond)));

        Assert.Equal(60, Bots.Heard((await records.HeadAsync("c"))!.State));
        Assert.Equal(60, (await records.TurnsAsync("c")).DistinctBy(turn => turn.Said).Count());
        foreach (var server in servers) server.Dispose();
    }

    [Fact]
    public async Task Whoever_follows_on_one_server_sees_a_turn_made_on_the_other()
    {
        var database = await databases.NewAsync(RecordsKind.PostgreSql);
        var here = await database.OpenAsync();
        using var there = Handler(await database.OpenAsync());
        await there.HandleAsync(Says("c", "first", "a1"), Bots.Respond);
        await using var follower = here.FollowAsync("c", after: 1).GetAsyncEnumerator();
        var next = follower.MoveNextAsync().AsTask();

        await there.HandleAsync(Says("c", "second", "a2"), Bots.Respond);

        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("second", follower.Current.Said);
    }

    private static async Task TalkAsync(TurnHandler[] servers, int client)
    {
        for (var at = 1; at <= Messages; at++)
        {
            var delivery = Says($"c{client}", $"message {at}", $"a{at}");
            // Every third message is delivered to both servers.
            var tasks = at % 3 == 0
                ? servers.Select(server => server.HandleAsync(delivery, Bots.Respond))
                : [servers[(client + at) % 2].HandleAsync(delivery, Bots.Respond)];
            foreach (var handled in await Task.WhenAll(tasks))
            {
                Assert.NotEqual(HandledAs.Unrecorded, handled.As);
                Assert.Equal($"{at}: message {at}", handled.Replies.Single().Text);
            }
        }
    }

    private static TurnHandler Handler(IRecords records) =>
        new(records, new() { RecordTimeoutMs = 30_000 }, TimeProvider.System, NullLogger<TurnHandler>.Instance);

    private static Delivery Says(string conversation, string text, string activity) =>
        new(conversation, activity, "riverside", "webchat", "runner", new(text));
}
