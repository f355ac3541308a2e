using AnkleBot.Channels.Tests.Rig;
using Microsoft.Data.Sqlite;

namespace AnkleBot.Channels.Tests.DirectLine;

public sealed class When_the_record_is_lost
{
    [Fact]
    public async Task An_escalation_goes_out_and_is_shown_once_though_it_is_recorded_later()
    {
        await using var server = await RealServer.StartAsync(("Turns:RecordTimeoutMs", "300"));
        using var client = await Client.AgreedAsync(server);
        using var socket = await Socket.OpenAsync(client.StreamUrl);
        await socket.NextTurnAsync();
        await socket.NextTurnAsync();
        IReadOnlyList<System.Text.Json.Nodes.JsonObject> live;

        await using (var writer = new SqliteConnection($"Data Source={server.RecordFile};Pooling=False"))
        {
            await writer.OpenAsync();
            await using var held = writer.BeginTransaction();

            Assert.True((await client.SayAsync("my foot went cold and numb", id: "1")).IsGood);

            live = await socket.NextTurnAsync();
            Assert.Equal("2.2", socket.Watermark);
            Assert.Equal(2, (await client.PollAsync("2")).Activities.Count);
        }

        var recorded = await socket.NextTurnAsync();
        Assert.Equal("emergency", live[1]["channelData"]!["urgency"]!.GetValue<string>());
        Assert.Equal(live.Select(activity => activity["id"]!.GetValue<string>()), recorded.Select(activity => activity["id"]!.GetValue<string>()));
    }
}
