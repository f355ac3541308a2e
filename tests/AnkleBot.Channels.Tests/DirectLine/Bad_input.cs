using System.Net;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.DirectLine;

public sealed class Bad_input : IAsyncLifetime
{
    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":5}")]
    [InlineData("{\"type\":\"message\",\"text\":\"  \"}")]
    [InlineData("{\"type\":\"event\",\"name\":\"thumb\",\"value\":{\"turn\":\"x\"}}")]
    [InlineData("{\"type\":\"event\",\"name\":\"thumb\",\"value\":{\"turn\":99,\"thumb\":\"up\"}}")]
    public async Task A_body_that_makes_no_sense_is_refused_in_words(string body)
    {
        using var client = await Client.BegunAsync(_server);

        var answer = await client.PostTextAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEmpty(answer.Json["error"]!["message"]!.GetValue<string>());
        Assert.Single((await client.PollAsync()).Activities);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        using var client = await Client.BegunAsync(_server);

        var answer = await client.PostTextAsync($"{{\"type\":\"message\",\"text\":\"{new string('a', 10_000_000)}\"}}");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("MessageSizeTooBig", answer.Error);
    }

    [Fact]
    public async Task A_watermark_that_is_none_is_refused_and_one_from_the_future_brings_everything()
    {
        using var client = await Client.BegunAsync(_server);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.PollAsync("yesterday")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.ReconnectAsync("-1")).Status);
        Assert.Single((await client.PollAsync("999")).Activities);
    }

    [Fact]
    public async Task A_thousand_messages_at_once_are_asked_kindly_to_wait_and_disturb_nobody_else()
    {
        using var flooding = await Client.AgreedAsync(_server);
        using var other = await Client.AgreedAsync(_server);

        var flood = Enumerable.Range(0, 1_000).Select(_ => flooding.SayAsync("hello")).ToList();
        var answered = await other.SayAsync("how long should I ice it?");
        var answers = await Task.WhenAll(flood);

        Assert.True(answered.IsGood);
        Assert.InRange(answers.Count(answer => answer.IsGood), 10, 60);
        var refused = answers.First(answer => !answer.IsGood);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("wait a moment", refused.Json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_stays_text()
    {
        const string markup = "<script>alert(1)</script> **bold** [x](javascript:alert(1))";
        using var client = await Client.AgreedAsync(_server);

        await client.SayAsync(markup);

        var shown = (await client.PollAsync("2")).Activities;
        Assert.Equal(markup, shown[0]["text"]!.GetValue<string>());
        Assert.All(shown, activity => Assert.Equal("plain", activity["textFormat"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Uploads_are_refused_politely()
    {
        using var client = await Client.BegunAsync(_server);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[50_000]), "file", "ankle.jpg" } };

        var answer = await client.SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{client.Conversation}/upload?userId=x", form);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Contains("in words", answer.Json["error"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_does_not_exist_is_answered_in_the_same_shape()
    {
        using var client = await Client.BegunAsync(_server);

        Assert.Equal("NotFound", (await client.SendAsync(HttpMethod.Get, "/v3/directline/session/getsessionid")).Error);
    }
}
