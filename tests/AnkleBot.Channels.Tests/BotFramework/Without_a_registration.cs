using System.Net;
using AnkleBot.Channels.Tests.Rig;
using AnkleBot.Channels.WritingFirst;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Without_a_registration : IAsyncLifetime
{
    private Connector _teams = null!;

    public async Task InitializeAsync() => _teams = await Connector.StartAsync();

    public async Task DisposeAsync() => await _teams.DisposeAsync();

    [Fact]
    public async Task Teams_is_off_and_a_line_says_so()
    {
        await using var server = await RealServer.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await _teams.SendAsync(server, _teams.Message("hello"))).Status);
        Assert.Contains(server.Log.Lines, line => line.Text.StartsWith("Teams is off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_development_programs_on_this_machine_are_answered_on_this_machine()
    {
        await using var server = await RealServer.StartAsync(("environment", "Development"));

        Assert.True((await _teams.SendAsync(server, _teams.Message("hello"), null)).IsGood);
        Assert.Equal("", (await _teams.NextAsync()).Authorization);
        Assert.Empty(server.Login.Asked);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://smba.trafficmanager.net/uk/")]
    [InlineData("https://localhost.example.com/")]
    [InlineData("https://127.0.0.1.example.com/")]
    public async Task In_development_nothing_is_written_to_elsewhere(string serviceUrl)
    {
        await using var server = await RealServer.StartAsync(("environment", "Development"));

        var answer = await _teams.SendAsync(server, _teams.Activity(change: activity => (activity["text"], activity["serviceUrl"]) = ("hello", serviceUrl)), null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(0, await CountAsync(server));
    }

    [Theory]
    [InlineData("Host", "bot.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Origin", "https://www.example.com")]
    public async Task In_development_nobody_comes_in_by_a_proxy_or_a_page(string header, string value)
    {
        await using var server = await RealServer.StartAsync(("environment", "Development"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api/messages"));
        request.Headers.TryAddWithoutValidation(header, value);
        request.Content = new StringContent(_teams.Message("hello").ToJsonString(), System.Text.Encoding.UTF8, "application/json");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("MultiTenant can no longer", "AppType '", "AppId", Connector.App, "AppType", "MultiTenant")]
    [InlineData("no tenant", "BotFramework:TenantId is needed", "AppId", Connector.App, "Secret", "x")]
    [InlineData("no credential", "has no credential", "AppId", Connector.App, "TenantId", Connector.Tenant)]
    [InlineData("no app", "BotFramework:AppId is needed", "TenantId", Connector.Tenant, "Secret", "x")]
    [InlineData("no id", "is not an app id", "AppId", "my-bot", "Secret", "x")]
    [InlineData("an identity with a secret", "needs no credential", "AppId", Connector.App, "AppType", "UserAssignedMSI", "Secret", "x")]
    [InlineData("no such certificate", "CertificatePath can't be used", "AppId", Connector.App, "TenantId", Connector.Tenant, "CertificatePath", "none.pfx")]
    [InlineData("no such clinic", "is not among Clinics", "Clinic", "lowtown")]
    public async Task Half_a_registration_refuses_to_start_and_says_what_to_set(string what, string said, params string[] settings)
    {
        var pairs = settings.Chunk(2).Select(pair => ($"BotFramework:{pair[0]}", pair[1])).ToArray();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => RealServer.StartAsync(pairs));

        Assert.True(refused.Message.Contains(said, StringComparison.Ordinal), $"{what}: {refused.Message}");
        Assert.Contains("BotFramework:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_without_one_is_not_written_to_with_one()
    {
        await using var server = await RealServer.StartAsync(("environment", "Development"));
        foreach (var said in new[] { "i agree", "talk to a person" }) await _teams.SendAsync(server, _teams.Message(said), null);
        var calls = _teams.Calls;

        await server.RestartAsync(_teams.Registration());
        var wrote = await server.Services.GetRequiredService<ProactiveMessages>().WriteAsync("msteams|a:1/x?y#z", "Hello", "Sam");

        Assert.Equal((WroteFirst.Gone, calls, 0), (wrote, _teams.Calls, server.Login.Asked.Count));
    }

    private static async Task<int> CountAsync(RealServer server) => (await server.Records.ListAsync(new(["riverside"]))).Items.Count;
}
