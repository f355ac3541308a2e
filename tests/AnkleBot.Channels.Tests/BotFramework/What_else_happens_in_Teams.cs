using System.Net;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Records;
using AnkleBot.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class What_else_happens_in_Teams : IAsyncLifetime
{
    private const string Key = "msteams|a:1/x?y#z";
    private Connector _teams = null!;
    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _teams = await Connector.StartAsync();
        _server = await RealServer.StartAsync(_teams.Registration(("BotFramework:ClinicByTenant:another-tenant", "hilltop")));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_is_greeted_once_however_often_its_beginning_is_told()
    {
        var beginnings = Enumerable.Range(0, 4).Select(at => at % 2 == 0 ? Installed() : Joined("29:runner"));

        await Task.WhenAll(beginnings.Select(beginning => _teams.SendAsync(_server, beginning)));

        Assert.Contains("Do you agree?", Assert.Single(_teams.All).Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_does_not_greet_itself_nor_answer_itself()
    {
        await SendAsync(Joined($"28:{Connector.App}"));
        await SendAsync(_teams.Activity(change: activity => (activity["text"], activity["from"]) = ("hello", new JsonObject { ["id"] = $"28:{Connector.App}" })));

        Assert.Equal(0, _teams.Calls);
    }

    [Fact]
    public async Task Nobody_is_greeted_again_after_talking()
    {
        await _teams.AskAsync(_server, "hello");

        await SendAsync(Installed());

        Assert.Single(_teams.All);
    }

    [Theory]
    [InlineData("<at>AnkleBot</at> i agree", "i agree")]
    [InlineData("<at>AnkleBot</at>&nbsp;my ankle &amp; calf", "my ankle & calf")]
    [InlineData("<p>sore for &lt;3 days</p><p>no &gt;2 swelling</p>", "sore for <3 days\nno >2 swelling")]
    [InlineData("sore <3 days and >2 swellings", "sore <3 days and >2 swellings")]
    [InlineData("ask <at>Jane</at> too", "ask Jane too")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    public async Task Words_are_taken_out_of_what_Teams_wraps_them_in(string text, string said)
    {
        await _teams.AskAsync(_server, "i agree");
        await _teams.AskAsync(_server, text, message => message["entities"] = Mention());

        Assert.Equal(said, (await TurnsAsync())[^1].Said);
    }

    [Fact]
    public async Task An_edit_is_followed_on_record_and_what_it_raises_is_answered()
    {
        await _teams.AskAsync(_server, "i agree");
        await SendAsync(_teams.Message("my ankle is a bit sore", "m1"));
        var before = _teams.All.Count;

        await SendAsync(Edit("m1", "my ankle is a bit stiff, ring 020 7946 0001"));
        Assert.Equal(before, _teams.All.Count);
        Assert.Equal("my ankle is a bit stiff, ring [telephone]", (await TurnsAsync())[1].Said);

        await SendAsync(Edit("m1", "i have chest pain and can't breathe"));
        await SendAsync(Edit("m1", "i have chest pain and can't breathe"));
        Assert.Contains("Get help now.", _teams.All[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(before + 1, _teams.All.Count);
        Assert.Equal("i have chest pain and can't breathe", (await TurnsAsync())[1].Said);
    }

    [Fact]
    public async Task A_deletion_takes_the_words_off_the_record()
    {
        await _teams.AskAsync(_server, "i agree");
        await SendAsync(_teams.Message("only my left calf is swollen, warm and tender", "m1"));
        Assert.Contains("calf is swollen", (await TurnsAsync())[1].Replies[0].Note!, StringComparison.OrdinalIgnoreCase);

        await SendAsync(_teams.Activity("messageDelete", activity => activity["id"] = "m1"));

        var (turn, head) = ((await TurnsAsync())[1], (await _server.Records.HeadAsync(Key))!);
        Assert.Null(turn.Said);
        Assert.Equal((Urgency.Urgent, Urgency.Urgent), (turn.Urgency, head.Urgency));
        Assert.NotEmpty(head.State.Assessment.Flags[0].Evidence);
        Assert.DoesNotContain("calf is swollen", System.Text.Json.JsonSerializer.Serialize(new { turn, head }), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("like", Thumb.Up)]
    [InlineData("1f44e_thumbsdown", Thumb.Down)]
    [InlineData("surprised", Thumb.None)]
    public async Task A_thumb_on_an_answer_is_feedback_and_can_be_taken_back(string reaction, Thumb thumb)
    {
        await _teams.AskAsync(_server, "i agree");
        await _teams.AskAsync(_server, "how long should i keep ice on");

        await SendAsync(React("sent-2", added: reaction));
        Assert.Equal(thumb, (await TurnsAsync())[1].Thumb);

        await SendAsync(React("sent-2", removed: reaction));
        Assert.Equal(Thumb.None, (await TurnsAsync())[1].Thumb);
    }

    [Fact]
    public async Task A_thumb_finds_its_answer_by_its_moment_after_a_restart()
    {
        await _teams.AskAsync(_server, "i agree");
        await _teams.AskAsync(_server, "how long should i keep ice on");
        var moment = (await TurnsAsync())[1].At.ToUnixTimeMilliseconds() + 40;

        await _server.RestartAsync();
        await SendAsync(React($"{moment}", added: "like"));

        Assert.Equal(Thumb.Up, (await TurnsAsync())[1].Thumb);
    }

    [Fact]
    public async Task A_pressed_card_that_comes_as_an_invoke_is_answered_in_the_response_too()
    {
        var pressed = _teams.Activity("invoke", activity =>
        {
            activity["name"] = "adaptiveCard/action";
            activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "agree", ["data"] = new JsonObject { ["choice"] = "agree" } } };
        });

        var answer = await _teams.SendAsync(_server, pressed);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/vnd.microsoft.activity.message", answer["type"]);
        Assert.Contains("What would you like to know?", answer["value"], StringComparison.Ordinal);
        Assert.Single(_teams.All);
    }

    [Theory]
    [InlineData("adaptiveCard/action", 400)]
    [InlineData("composeExtension/query", 501)]
    [InlineData("signin/verifyState", 501)]
    public async Task Other_invokes_are_refused(string name, int status)
    {
        var answer = await _teams.SendAsync(_server, _teams.Activity("invoke", activity => activity["name"] = name));

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(0, _teams.Calls);
    }

    [Theory]
    [InlineData("endOfConversation")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("something-new")]
    public async Task Other_activities_are_heard_and_need_no_answer(string type)
    {
        await SendAsync(_teams.Activity(type));

        Assert.Equal(0, _teams.Calls);
    }

    [Fact]
    public async Task The_organisation_decides_on_the_clinic()
    {
        var notice = await _teams.AskAsync(_server, "hello", message => message["conversation"]!["tenantId"] = "another-tenant");

        Assert.Contains("kept for Hilltop", notice.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_is_shown_when_the_answer_takes_long()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration(("BotFramework:TypingAfterMs", "50"), ("Turns:RecordTimeoutMs", "20000")));
        await using (var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.RecordFile};Pooling=False"))
        {
            await writer.OpenAsync();
            await using var held = writer.BeginTransaction();
            var sending = _teams.SendAsync(server, _teams.Message("hello"));

            Assert.Equal("typing", (await _teams.NextAsync()).Activity["type"]!.GetValue<string>());
            await held.RollbackAsync();
            Assert.True((await sending).IsGood);
        }
        Assert.Equal("message", (await _teams.NextAsync()).Activity["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_escalation_goes_out_though_the_record_is_lost()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration(("Turns:RecordTimeoutMs", "2000"), ("BotFramework:TypingAfterMs", "10000")));
        await _teams.AskAsync(server, "i agree");
        await using (var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.RecordFile};Pooling=False"))
        {
            await writer.OpenAsync();
            await using var held = writer.BeginTransaction();

            var reply = await _teams.AskAsync(server, "my foot went cold and numb");

            Assert.Contains("Get help now.", reply.ToJsonString(), StringComparison.Ordinal);
        }
        await Wait.UntilAsync(async () => (await server.Records.TurnsAsync(Key)).Count == 2);
        Assert.Equal(2, _teams.All.Count);
    }

    [Fact]
    public async Task What_could_not_be_kept_is_answered_once_when_it_comes_again()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration(("Turns:RecordTimeoutMs", "2000"), ("BotFramework:TypingAfterMs", "10000")));
        await _teams.AskAsync(server, "i agree");
        var question = _teams.Message("how long should i keep ice on", "again");
        await using (var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={server.RecordFile};Pooling=False"))
        {
            await writer.OpenAsync();
            await using var held = writer.BeginTransaction();
            await _teams.SendAsync(server, question);
            Assert.Contains("try again", _teams.All[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        }

        await _teams.SendAsync(server, question);
        await _teams.SendAsync(server, question);
        await Wait.UntilAsync(() => server.Services.GetRequiredService<TurnHandler>().Waiting.Count == 0);

        Assert.Single(_teams.All, taken => taken.Activity.ToJsonString().Contains("15 to 20 minutes", StringComparison.Ordinal));
    }

    private JsonObject Installed() => _teams.Activity("installationUpdate", activity => activity["action"] = "add");

    private JsonObject Joined(string who) => _teams.Activity("conversationUpdate", activity => activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = who }));

    private JsonObject Edit(string id, string text) => _teams.Activity("messageUpdate", activity => (activity["id"], activity["text"]) = (id, text));

    private JsonObject React(string to, string? added = null, string? removed = null) => _teams.Activity("messageReaction", activity =>
    {
        activity["replyToId"] = to;
        if (added is not null) activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = added });
        if (removed is not null) activity["reactionsRemoved"] = new JsonArray(new JsonObject { ["type"] = removed });
    });

    private static JsonArray Mention() => new(
        new JsonObject { ["type"] = "mention", ["text"] = "<at>AnkleBot</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{Connector.App}" } },
        new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-GB" });

    private async Task SendAsync(JsonObject activity)
    {
        var answer = await _teams.SendAsync(_server, activity);
        Assert.True(answer.IsGood, answer.Json.ToJsonString());
    }

    private Task<IReadOnlyList<RecordedTurn>> TurnsAsync() => _server.Records.TurnsAsync(Key);
}
