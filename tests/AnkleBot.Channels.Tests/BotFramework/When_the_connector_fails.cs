using AnkleBot.Channels.Tests.Rig;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class When_the_connector_fails : IAsyncLifetime
{
    private Connector _teams = null!;
    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _teams = await Connector.StartAsync();
        _server = await RealServer.StartAsync(_teams.Registration(
            ("BotFramework:AttemptTimeoutMs", "1500"), ("BotFramework:LongestWaitMs", "60"), ("BotFramework:AnswerWithinMs", "14000")));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Theory]
    [InlineData("429")]
    [InlineData("429 and when to come again")]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("hangs")]
    [InlineData("closes")]
    public async Task A_reply_is_tried_again_until_it_is_taken(string how)
    {
        for (var at = 0; at < 3; at++) _teams.Next.Enqueue(http => FailAsync(http, how));

        var reply = await _teams.AskAsync(_server, "hello");

        Assert.Contains("I agree", reply.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(4, _teams.Calls);
        Assert.Single(_teams.All);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_is_refused_is_not_tried_again(int status)
    {
        _teams.Next.Enqueue(http => Task.FromResult(http.Response.StatusCode = status));

        Assert.True((await _teams.SendAsync(_server, _teams.Message("hello"))).IsGood);

        Assert.Equal(1, _teams.Calls);
        Assert.Contains(_server.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains($"{status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_given_up_after_some_attempts_and_an_escalation_that_is_raises_an_alarm()
    {
        for (var at = 0; at < 5; at++) _teams.Next.Enqueue(http => FailAsync(http, "500"));

        Assert.True((await _teams.SendAsync(_server, _teams.Message("i have chest pain and can't breathe"))).IsGood);

        Assert.Equal(5, _teams.Calls);
        Assert.Contains(_server.Log.Lines, line => line.Level == LogLevel.Critical);
    }

    [Theory]
    [InlineData("i have chest pain and can't breathe", "Get help now.")]
    [InlineData("hello", "I agree")]
    public async Task What_did_not_go_out_goes_out_when_the_activity_is_delivered_again(string said, string reply)
    {
        var message = _teams.Message(said);
        for (var at = 0; at < 5; at++) _teams.Next.Enqueue(http => FailAsync(http, "500"));
        await _teams.SendAsync(_server, message);

        await _teams.SendAsync(_server, message);
        await _teams.SendAsync(_server, message);

        Assert.Contains(reply, Assert.Single(_teams.All).Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(await _server.Records.TurnsAsync("msteams|a:1/x?y#z"));
    }

    [Fact]
    public async Task A_reply_that_takes_long_goes_on_after_the_channel_was_told()
    {
        await using var server = await RealServer.StartAsync(_teams.Registration(("BotFramework:AnswerWithinMs", "100")));
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _teams.Next.Enqueue(async http =>
        {
            await open.Task;
            http.Response.StatusCode = 503;
        });

        var answer = await _teams.SendAsync(server, _teams.Message("hello"));
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.Status);
        open.SetResult();

        Assert.Contains("I agree", (await _teams.NextAsync()).Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stops_finishes_its_replies()
    {
        var server = await RealServer.StartAsync(_teams.Registration(("BotFramework:AnswerWithinMs", "100")));
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _teams.Next.Enqueue(async http =>
        {
            await open.Task;
            http.Response.StatusCode = 503;
        });
        await _teams.SendAsync(server, _teams.Message("hello"));

        var stopping = server.StopAsync();
        open.SetResult();
        await stopping;
        await server.DisposeAsync();

        Assert.Single(_teams.All);
    }

    private static async Task FailAsync(HttpContext http, string how)
    {
        switch (how)
        {
            case "hangs":
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "closes":
                http.Abort();
                break;
            case "429 and when to come again":
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "3600";
                break;
            default:
                http.Response.StatusCode = int.Parse(how, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }
}
