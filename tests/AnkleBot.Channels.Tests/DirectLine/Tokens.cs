using System.Net;
using System.Net.Http.Json;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.DirectLine;

public sealed class Tokens : IAsyncLifetime
{
    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task An_expired_token_is_the_only_403()
    {
        using var client = await Client.BegunAsync(_server);
        _server.Time.Forward(TimeSpan.FromMinutes(46));

        foreach (var answer in new[] { await client.PollAsync(), await client.SayAsync("hello"), await client.ReconnectAsync(), await RefreshAsync(client) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("TokenExpired", answer.Error);
        }
    }

    [Fact]
    public async Task A_refreshed_token_lasts_on()
    {
        using var client = await Client.BegunAsync(_server);
        _server.Time.Forward(TimeSpan.FromMinutes(40));
        client.Token = (await RefreshAsync(client))["token"];
        _server.Time.Forward(TimeSpan.FromMinutes(40));

        Assert.True((await client.PollAsync()).IsGood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJ1c2VyIjoiZGxfMSJ9.")]
    public async Task What_is_no_token_of_ours_is_refused(string token)
    {
        using var client = await Client.BegunAsync(_server);
        client.Token = token;

        var answer = await client.PollAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("BadToken", answer.Error);
    }

    [Fact]
    public async Task A_token_with_another_s_conversation_written_into_it_is_refused()
    {
        using var mine = await Client.BegunAsync(_server);
        using var theirs = await Client.BegunAsync(_server);
        var (own, other) = (mine.Token.Split('.'), theirs.Token.Split('.'));

        mine.Token = $"{own[0]}.{other[1]}.{own[2]}";
        mine.Conversation = theirs.Conversation;

        Assert.Equal(HttpStatusCode.Unauthorized, (await mine.PollAsync()).Status);
    }

    [Fact]
    public async Task A_token_of_another_server_is_refused()
    {
        await using var other = await RealServer.StartAsync();
        using var client = await Client.BegunAsync(_server);
        using var foreign = await Client.BegunAsync(other);

        client.Token = foreign.Token;

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PollAsync()).Status);
    }

    [Fact]
    public async Task Another_s_conversation_is_not_even_said_to_exist()
    {
        using var mine = await Client.BegunAsync(_server);
        using var theirs = await Client.BegunAsync(_server);

        mine.Conversation = theirs.Conversation;

        foreach (var answer in new[] { await mine.PollAsync(), await mine.SayAsync("hello"), await mine.ReconnectAsync() })
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Single((await theirs.PollAsync()).Activities);
    }

    [Fact]
    public async Task A_token_serves_only_the_site_it_was_made_for()
    {
        using var client = await Client.BegunAsync(_server);
        client.Origin = RealServer.Site;

        Assert.Equal("OriginNotAllowed", (await client.PollAsync()).Error);
    }

    [Fact]
    public async Task The_page_s_token_is_for_our_own_page_alone()
    {
        using var client = new Client(_server) { Origin = "https://elsewhere.example" };
        Assert.Equal("OriginNotAllowed", (await client.PageAsync()).Error);
        client.Origin = null;
        Assert.Equal("OriginNotAllowed", (await client.PageAsync()).Error);
        client.Origin = _server.Own;
        Assert.Equal("ClinicNotFound", (await client.PageAsync(clinic: "nowhere")).Error);
    }

    [Fact]
    public async Task A_browser_that_comes_back_finds_its_conversation()
    {
        using var client = await Client.AgreedAsync(_server);
        var (conversation, resume) = (client.Conversation, client.Resume);
        _server.Time.Forward(TimeSpan.FromDays(20));

        Assert.Equal(conversation, (await client.PageAsync(resume))["conversationId"]);

        Assert.Equal(3, (await client.PollAsync()).Activities.Count);
    }

    [Fact]
    public async Task A_resume_token_opens_nothing_by_itself_and_no_other_clinic()
    {
        using var client = await Client.BegunAsync(_server);
        var resume = client.Resume;
        Assert.False((await client.PageAsync(resume, "hilltop")).Json.ContainsKey("conversationId"));

        client.Token = resume;

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PollAsync()).Status);
    }

    [Fact]
    public async Task A_clinic_s_back_end_gets_tokens_with_its_secret_for_its_own_sites()
    {
        using var backEnd = new Client(_server) { Origin = null, Token = RealServer.Secret };
        var made = await GenerateAsync(backEnd, "dl_runner", RealServer.Site);
        using var page = new Client(_server) { Origin = RealServer.Site, Token = made["token"] };

        Assert.Equal(made["conversationId"], (await page.StartAsync())["conversationId"]);

        page.Origin = "https://elsewhere.example";
        Assert.Equal("OriginNotAllowed", (await page.PollAsync()).Error);
        Assert.Equal("BadArgument", (await GenerateAsync(backEnd, "dl_runner", "https://elsewhere.example")).Error);
        Assert.Equal("BadArgument", (await GenerateAsync(backEnd, "runner", RealServer.Site)).Error);
        backEnd.Token = RealServer.Secret + "x";
        Assert.Equal("BadSecret", (await GenerateAsync(backEnd, "dl_runner", RealServer.Site)).Error);
    }

    private static Task<Answer> RefreshAsync(Client client) => client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");

    private static Task<Answer> GenerateAsync(Client client, string user, string origin) =>
        client.SendAsync(HttpMethod.Post, "/v3/directline/tokens/generate", JsonContent.Create(new { user = new { id = user }, trustedOrigins = new[] { origin } }));
}
