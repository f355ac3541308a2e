using System.Text.Json;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Channels.WritingFirst;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Writing_first : IAsyncLifetime
{
    private const string Key = "msteams|a:1/x?y#z";
    private static readonly string[] ToSelfCare = ["i agree", "check my ankle", "1", "1", "1", "1", "1", "1", "1"];
    private Connector _teams = null!;
    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _teams = await Connector.StartAsync();
        _server = await RealServer.StartAsync(_teams.Registration());
        _teams.Time = _server.Time;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task Three_days_after_the_runner_asked_for_it_the_bot_asks_how_it_is_once()
    {
        var summary = await SayAsync(ToSelfCare);
        Assert.Contains("Ask me again in 3 days", summary, StringComparison.Ordinal);
        var set = await SayAsync("Ask me again in 3 days");
        Assert.Contains("Stop reminders", set, StringComparison.Ordinal);

        await PassAsync(days: 2.9);
        Assert.Empty(Firsts());
        await PassAsync(days: 0.2);
        await PassAsync(days: 1);

        var (target, authorization, reminder) = Assert.Single(Firsts());
        Assert.Equal("/v3/conversations/a%3A1%2Fx%3Fy%23z/activities", target);
        Assert.Equal("Bearer our-token", authorization);
        Assert.Contains("You asked about your ankle 3 days ago. How is it now?", reminder.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await _server.Records.TurnsAsync(Key, after: 10))[0].Activity);
    }

    [Theory]
    [InlineData("stop reminders")]
    [InlineData("stop")]
    [InlineData("please don't remind me")]
    public async Task Nothing_comes_after_stop(string stop)
    {
        await SayAsync([.. ToSelfCare, "remind me"]);

        Assert.Contains("nobody will write to you first", await SayAsync(stop), StringComparison.Ordinal);
        await PassAsync(days: 4);

        Assert.Empty(Firsts());
        Assert.Equal(WroteFirst.NotAgreed, await Messages(_server).WriteAsync(Key, "How are you?", "Sam"));
    }

    [Fact]
    public async Task Nothing_comes_unasked()
    {
        await SayAsync(ToSelfCare);

        await PassAsync(days: 4);

        Assert.Empty(Firsts());
    }

    [Fact]
    public async Task A_reminder_asked_for_again_is_the_one_that_comes()
    {
        await SayAsync([.. ToSelfCare, "remind me"]);
        await PassAsync(days: 2);
        await SayAsync("stop reminders", "remind me");

        await PassAsync(days: 2);
        Assert.Empty(Firsts());
        await PassAsync(days: 1.5);
        Assert.Single(Firsts());
    }

    [Fact]
    public async Task No_better_after_days_is_for_a_professional_and_a_number_means_what_the_reminder_offered()
    {
        await SayAsync([.. ToSelfCare, "remind me"]);
        await PassAsync(days: 3.1);

        var reply = await SayAsync("2");

        Assert.Contains("physiotherapist", reply, StringComparison.Ordinal);
        Assert.Contains("020 7946 0000", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("only my left calf is swollen, warm and tender", "I asked you to be seen at once.")]
    [InlineData("i have chest pain and can't breathe", "I asked you to be seen at once.")]
    public async Task Where_somebody_should_be_seen_the_reminder_is_of_that_alone(string said, string asked)
    {
        await SayAsync([.. ToSelfCare, "remind me", said]);

        await PassAsync(days: 3.1);

        var reminder = Assert.Single(Firsts()).Activity.ToJsonString();
        Assert.Contains(asked, reminder, StringComparison.Ordinal);
        foreach (var word in new[] { "exercise", "stretch", " ice", "run " }) Assert.DoesNotContain(word, reminder, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Stop reminders", reminder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_survives_a_restart()
    {
        await SayAsync([.. ToSelfCare, "remind me"]);
        await _server.RestartAsync();

        await PassAsync(days: 3.1);

        Assert.Single(Firsts());
    }

    [Fact]
    public async Task Several_servers_at_once_send_one_reminder()
    {
        await SayAsync([.. ToSelfCare, "remind me"]);
        _server.Time.Forward(TimeSpan.FromDays(3.1));
        var due = await _server.Services.GetRequiredService<ReminderBook>().DueAsync(CancellationToken.None);

        // Each has read that it is due before any of them claims it.
        var claims = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _server.Services.GetRequiredService<ReminderBook>().ClaimAsync(due.Single(), CancellationToken.None)));

        Assert.Single(claims, claim => claim is not null);
    }

    [Fact]
    public async Task A_reminder_that_is_not_taken_is_tried_again_later_and_said_once_on_record()
    {
        await SayAsync([.. ToSelfCare, "remind me"]);
        for (var at = 0; at < 5; at++) _teams.Next.Enqueue(http => Task.FromResult(http.Response.StatusCode = 500));

        await PassAsync(days: 3.1);
        Assert.Empty(Firsts());
        await PassAsync(days: 0.1);

        Assert.Single(Firsts());
        Assert.Single(await _server.Records.TurnsAsync(Key, after: ToSelfCare.Length + 1));
    }

    [Fact]
    public async Task Staff_write_first_where_the_runner_agreed_or_asked_for_a_person()
    {
        await SayAsync("i agree");
        Assert.Equal(WroteFirst.NotAgreed, await Messages(_server).WriteAsync(Key, "Hello", "Sam"));
        await SayAsync("talk to a person");

        Assert.Equal(WroteFirst.Sent, await Messages(_server).WriteAsync(Key, "Hello, Sam here. <b>Come</b> in at 3?", "Sam"));

        var wrote = Assert.Single(Firsts()).Activity.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.Contains("Riverside Clinic writes:", wrote, StringComparison.Ordinal);
        Assert.Contains("Hello, Sam here. <b>Come</b> in at 3?", wrote, StringComparison.Ordinal);
        Assert.Equal("wrote", (await _server.Records.AuditLinesAsync(["riverside"])).Items[0].Did);
        Assert.Equal(WroteFirst.NoConversation, await Messages(_server).WriteAsync("nobody", "Hello", "Sam"));
    }

    [Fact]
    public async Task A_bot_that_was_removed_is_told_from_one_that_is_not_heard()
    {
        await SayAsync("i agree", "talk to a person");
        _teams.Next.Enqueue(http => Task.FromResult(http.Response.StatusCode = 403));

        Assert.Equal(WroteFirst.Gone, await Messages(_server).WriteAsync(Key, "Hello", "Sam"));
    }

    [Fact]
    public async Task In_the_web_chat_the_bot_cannot_write_first_and_says_so()
    {
        using var client = await Client.AgreedAsync(_server);

        await client.SayAsync("remind me");

        Assert.Contains((await client.PollAsync()).Texts, text => text!.StartsWith("I can't write first in this chat.", StringComparison.Ordinal));
    }

    private async Task<string> SayAsync(params string[] messages)
    {
        foreach (var message in messages)
        {
            var answer = await _teams.SendAsync(_server, _teams.Message(message));
            Assert.True(answer.IsGood, answer.Json.ToJsonString());
        }
        return _teams.All[^1].Activity.ToJsonString();
    }

    private async Task PassAsync(double days)
    {
        _server.Time.Forward(TimeSpan.FromDays(days));
        await _server.Services.GetRequiredService<ReminderRounds>().GoRoundAsync();
    }

    /// <summary>What answers nothing.</summary>
    private IReadOnlyList<Taken> Firsts() => [.. _teams.All.Where(taken => taken.Activity["replyToId"] is null)];

    private static ProactiveMessages Messages(RealServer server) => server.Services.GetRequiredService<ProactiveMessages>();
}
