using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Talking_in_Teams : IAsyncLifetime
{
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

    [Fact]
    public async Task A_message_is_answered_in_its_conversation_with_our_token()
    {
        var message = _teams.Message("hello");

        Assert.True((await _teams.SendAsync(_server, message)).IsGood);
        var (target, authorization, reply) = await _teams.NextAsync();

        Assert.Equal($"/v3/conversations/a%3A1%2Fx%3Fy%23z/activities/{message["id"]}", target);
        Assert.Equal("Bearer our-token", authorization);
        Assert.Equal("29:runner", reply["recipient"]!["id"]!.GetValue<string>());
        Assert.Equal("AnkleBot", reply["from"]!["name"]!.GetValue<string>());
        Assert.Contains("I agree", reply.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_channel_adds_to_its_accounts_is_handed_back()
    {
        var reply = await _teams.AskAsync(_server, "hello", message => message["conversation"]!["extra"] = new JsonObject { ["deep"] = 1 });

        Assert.Equal("0000", reply["recipient"]!["aadObjectId"]!.GetValue<string>());
        Assert.Equal(1, reply["conversation"]!["extra"]!["deep"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_token_serves_many_messages()
    {
        for (var at = 0; at < 5; at++) await _teams.AskAsync(_server, $"hello {at}");

        var asked = Assert.Single(_server.Login.Asked);
        Assert.Equal($"/{Connector.Tenant}/oauth2/v2.0/token", asked.Address.AbsolutePath);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", asked.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_activity_three_times_at_once_is_answered_once()
    {
        var message = _teams.Message("hello", "the-same").ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _teams.SendAsync(_server, message)));

        Assert.All(answers, answer => Assert.True(answer.IsGood));
        Assert.Single(_teams.All);
        Assert.Single(await _server.Records.TurnsAsync("msteams|a:1/x?y#z"));
    }

    [Fact]
    public async Task Replies_come_in_the_order_of_the_messages()
    {
        await _teams.AskAsync(_server, "i agree");
        // The first reply is refused a few times, and the next one must wait for it all the same.
        for (var at = 0; at < 3; at++) _teams.Next.Enqueue(http => Task.FromResult(http.Response.StatusCode = 503));

        var first = _teams.SendAsync(_server, _teams.Message("how long should i keep ice on"));
        await Wait.UntilAsync(() => _teams.Calls >= 2);
        var second = _teams.SendAsync(_server, _teams.Message("only my left calf is swollen, warm and tender"));
        await Task.WhenAll(first, second);

        Assert.Contains("15 to 20 minutes", _teams.All[1].Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Please be seen today.", _teams.All[2].Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_of_a_button_is_taken_with_or_without_words()
    {
        await _teams.AskAsync(_server, "hello");

        var welcome = await _teams.AskAsync(_server, "", message => message["value"] = new JsonObject { ["choice"] = "agree" });
        var question = await _teams.AskAsync(_server, "Check my ankle", message => message["value"] = new JsonObject { ["choice"] = "check" });

        Assert.Contains("What would you like to know?", welcome.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("It takes about a minute", question.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_means_the_choice_that_stands_beside_it_where_there_are_no_cards()
    {
        var notice = await _teams.AskAsync(_server, "hello", Sms);
        var welcome = await _teams.AskAsync(_server, "1", Sms);

        Assert.EndsWith("1. I agree", notice["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(notice["attachments"]);
        Assert.Contains("\n1. Check my ankle\n2. What can I ask?", welcome["text"]!.GetValue<string>(), StringComparison.Ordinal);

        static void Sms(JsonObject message) => message["channelId"] = "sms";
    }

    [Fact]
    public async Task Expected_replies_come_in_the_response_each_time_it_is_asked()
    {
        var message = _teams.Message("hello");
        message["deliveryMode"] = "expectReplies";

        var answer = await _teams.SendAsync(_server, message);
        var again = await _teams.SendAsync(_server, message);

        Assert.Contains("I agree", answer.Activities.Single().ToJsonString(), StringComparison.Ordinal);
        Assert.Single(again.Activities);
        Assert.Equal(0, _teams.Calls);
    }
}
