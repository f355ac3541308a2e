using System.Net;
using System.Net.WebSockets;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Records;

namespace AnkleBot.Channels.Tests.DirectLine;

public sealed class Conversations_over_direct_line : IAsyncLifetime
{
    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_conversation_begins_with_the_notice()
    {
        using var client = new Client(_server);
        await client.PageAsync();

        Assert.Equal(HttpStatusCode.Created, (await client.StartAsync()).Status);

        var first = Assert.Single((await client.PollAsync()).Activities);
        Assert.Contains("I'm AnkleBot", first["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("I agree", first["suggestedActions"]!["actions"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_is_echoed_with_its_id_before_the_reply()
    {
        using var client = await Client.AgreedAsync(_server);
        var before = (await client.PollAsync()).Watermark;

        var posted = await client.SayAsync("how long should I ice it?", id: "mine");

        var shown = (await client.PollAsync(before)).Activities;
        Assert.Equal(2, shown.Count);
        Assert.Equal("mine", shown[0]["channelData"]!["clientActivityID"]!.GetValue<string>());
        Assert.Equal(posted["id"], shown[0]["id"]!.GetValue<string>());
        Assert.Equal("user", shown[0]["from"]!["role"]!.GetValue<string>());
        Assert.NotEqual("somebody-else", shown[0]["from"]!["id"]!.GetValue<string>());
        Assert.Equal(posted["id"], shown[1]["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_sent_twice_is_one_message()
    {
        using var client = await Client.AgreedAsync(_server);

        var first = await client.SayAsync("how long should I ice it?", id: "again");
        var second = await client.SayAsync("how long should I ice it?", id: "again");

        Assert.Equal(first["id"], second["id"]);
        Assert.Single((await client.PollAsync()).Texts, text => text == "how long should I ice it?");
    }

    [Fact]
    public async Task A_choice_is_read_by_its_id_and_a_button_needs_no_text()
    {
        using var client = await Client.BegunAsync(_server);

        await client.SayAsync(null, choice: "agree");

        Assert.Contains((await client.PollAsync()).Texts, text => text!.StartsWith("Thank you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_socket_brings_what_was_missed_then_typing_then_each_turn()
    {
        using var client = await Client.AgreedAsync(_server);
        using var socket = await Socket.OpenAsync(client.StreamUrl);
        Assert.Single(await socket.NextAsync());
        Assert.Equal(2, (await socket.NextAsync()).Count);
        await socket.SendAsync("");

        await client.SayAsync("how long should I ice it?");

        Assert.Equal("typing", (await socket.NextAsync())[0]["type"]!.GetValue<string>());
        Assert.Equal("how long should I ice it?", (await socket.NextAsync())[0]["text"]!.GetValue<string>());
        Assert.Equal("3", socket.Watermark);
        Assert.DoesNotContain((await client.PollAsync()).Activities, activity => activity["type"]!.GetValue<string>() == "typing");
    }

    [Fact]
    public async Task A_socket_opened_again_goes_on_from_its_watermark()
    {
        using var client = await Client.AgreedAsync(_server);
        await client.SayAsync("how long should I ice it?");

        await client.ReconnectAsync("2");

        using var socket = await Socket.OpenAsync(client.StreamUrl);
        Assert.Equal("how long should I ice it?", (await socket.NextAsync())[0]["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Words_before_consent_are_shown_back_and_not_kept()
    {
        using var client = await Client.BegunAsync(_server);
        using var socket = await Socket.OpenAsync(client.StreamUrl);
        await socket.NextTurnAsync();

        await client.SayAsync("my foot went cold and numb");

        var shown = await socket.NextTurnAsync();
        Assert.Equal("my foot went cold and numb", shown[0]["text"]!.GetValue<string>());
        var kept = (await _server.Records.TurnsAsync(client.Conversation, 1))[0];
        Assert.Null(kept.Said);
        Assert.DoesNotContain("cold and numb", string.Join(' ', kept.Replies.Select(reply => reply.Plain())), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(kept.Replies, reply => reply.Text.StartsWith("A foot that is cold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_and_its_token_outlive_a_restart()
    {
        using var client = await Client.AgreedAsync(_server);

        await _server.RestartAsync();

        await client.SayAsync("how long should I ice it?");
        Assert.Equal(5, (await client.PollAsync()).Activities.Count);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_for_everyone_who_looked_at_it()
    {
        using var client = await Client.AgreedAsync(_server);
        using var socket = await Socket.OpenAsync(client.StreamUrl);
        await socket.NextAsync();
        await socket.NextAsync();

        await client.PostAsync(new { type = "event", name = "delete-conversation" });

        Assert.Equal("endOfConversation", (await socket.NextTurnAsync())[0]["type"]!.GetValue<string>());
        while ((await socket.NextAsync()).Count > 0) { }
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.Closed);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.ReconnectAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SayAsync("hello?")).Status);
        Assert.False((await client.PageAsync(client.Resume)).Json.ContainsKey("conversationId"));
    }

    [Fact]
    public async Task A_thumb_is_kept_by_event_by_button_and_by_words()
    {
        using var client = await Client.AgreedAsync(_server);
        await client.SayAsync("how long should I ice it?");
        Assert.True((await client.PostAsync(new { type = "event", name = "thumb", value = new { turn = 2, thumb = "down" } })).IsGood);

        await client.SayAsync("That helped", choice: "helped");
        await client.SayAsync("how often should I ice it?");
        await client.SayAsync("not helpful");
        await client.SayAsync("that helped");

        var turns = await _server.Records.TurnsAsync(client.Conversation);
        // The last one is said of no answer.
        Assert.Equal([Thumb.None, Thumb.Down, Thumb.Up, Thumb.None, Thumb.Down, Thumb.None, Thumb.None], turns.Select(turn => turn.Thumb));
    }
}
