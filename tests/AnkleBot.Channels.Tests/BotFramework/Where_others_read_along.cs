using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Triage;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Where_others_read_along : IAsyncLifetime
{
    private const string Mentioned = "<at>AnkleBot</at> ";
    private Connector _teams = null!;
    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _teams = await Connector.StartAsync();
        _server = await RealServer.StartAsync(_teams.Registration());
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task The_bot_is_silent_unless_it_is_mentioned(string kind)
    {
        await _teams.SendAsync(_server, InGroup("my ankle hurts", kind, mention: false));
        await _teams.SendAsync(_server, InGroup("", kind, type: "conversationUpdate"));
        await _teams.SendAsync(_server, InGroup("", kind, type: "installationUpdate"));

        Assert.Equal(0, _teams.Calls);
    }

    [Fact]
    public async Task It_talks_of_nothing_there_and_invites_to_a_chat_of_two()
    {
        var reply = await SayAsync("how long should i keep ice on");

        Assert.Contains("Write to me alone", reply, StringComparison.Ordinal);
        Assert.Contains($"https://teams.microsoft.com/l/chat/0/0?users=28%3A{Connector.App}", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("minutes", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("I agree", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i have chest pain and can't breathe", "Get help now.", "chest")]
    [InlineData("only my left calf is swollen, warm and tender", "Please be seen today.", "calf")]
    [InlineData("honestly since i cant run i want to end it all", "Please talk to a person now", "end it")]
    public async Task An_emergency_is_sent_to_help_without_repeating_what_was_said(string said, string help, string words)
    {
        var reply = await SayAsync(said);

        Assert.Contains(help, reply, StringComparison.Ordinal);
        Assert.DoesNotContain(words, reply, StringComparison.OrdinalIgnoreCase);
        Assert.True(reply.Contains("tel:", StringComparison.Ordinal), reply);
    }

    [Fact]
    public async Task What_one_person_told_is_not_read_into_another_and_no_words_are_kept()
    {
        await SayAsync("i have chest pain and can't breathe");
        await SayAsync("hello", "29:somebody-else");

        var first = (await _server.Records.HeadAsync("msteams|19:group|29:runner"))!;
        var second = (await _server.Records.HeadAsync("msteams|19:group|29:somebody-else"))!;
        Assert.Equal((Urgency.Emergency, Urgency.None), (first.Urgency, second.Urgency));
        Assert.Null((await _server.Records.TurnsAsync(first.Id)).Single().Said);
    }

    private async Task<string> SayAsync(string text, string from = "29:runner")
    {
        var answer = await _teams.SendAsync(_server, InGroup(text, "groupChat", from: from));
        Assert.True(answer.IsGood, answer.Json.ToJsonString());
        return (await _teams.NextAsync()).Activity.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private JsonObject InGroup(string text, string kind, bool mention = true, string type = "message", string from = "29:runner") => _teams.Activity(type, activity =>
    {
        activity["text"] = (mention ? Mentioned : "") + text;
        activity["action"] = "add";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:new" });
        activity["from"] = new JsonObject { ["id"] = from };
        activity["conversation"] = new JsonObject { ["id"] = "19:group", ["conversationType"] = kind, ["isGroup"] = true };
        if (mention) activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = Mentioned.Trim(),
            ["mentioned"] = new JsonObject { ["id"] = $"28:{Connector.App}" },
        });
    });
}
