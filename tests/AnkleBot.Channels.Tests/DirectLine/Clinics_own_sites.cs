using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.DirectLine;

public sealed class Clinics_own_sites
{
    [Theory]
    [InlineData(RealServer.Site, true)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    public async Task Only_an_allowed_site_may_call_from_its_own_pages(string origin, bool allowed)
    {
        await using var server = await RealServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        using var ask = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        ask.Headers.Add("Origin", origin);
        ask.Headers.Add("Access-Control-Request-Method", "POST");
        ask.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");

        using var answer = await http.SendAsync(ask);

        Assert.Equal(allowed, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == origin);
    }

    [Fact]
    public async Task A_socket_from_another_site_is_not_opened()
    {
        await using var server = await RealServer.StartAsync();
        using var client = await Client.BegunAsync(server);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");

        var refused = await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(new(client.StreamUrl), CancellationToken.None));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }
}
