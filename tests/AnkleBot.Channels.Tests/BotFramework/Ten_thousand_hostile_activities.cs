using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace AnkleBot.Channels.Tests.BotFramework;

public sealed class Ten_thousand_hostile_activities(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true, 8_000)]
    [InlineData(false, 2_000)]
    public async Task Each_is_refused_with_a_reason_and_nothing_goes_out(bool registered, int count)
    {
        await using var teams = await Connector.StartAsync();
        await using var thief = await Connector.StartAsync();
        await using var server = await RealServer.StartAsync(registered ? teams.Registration() : [("environment", "Development")]);
        // Without a registration a token means nothing, and loopback addresses are what it is open for.
        var hostile = new Hostile(teams, registered ? thief.Address : "https://smba.example/teams", seed: 20261122);
        var calls = Enumerable.Range(0, int.MaxValue).Select(_ => hostile.Next()).Where(call => registered || IsHostileToAll(call)).Take(count).ToList();
        var statuses = new ConcurrentDictionary<int, int>();
        var wrong = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (call, _) =>
        {
            var (status, body) = await teams.SendAsync(server, call.Body, call.Token, call.ContentType);
            statuses.AddOrUpdate(status, 1, (_, before) => before + 1);
            if (status is < 400 or > 499 || Reason(body) is not { Length: > 5 }) wrong.Enqueue($"{status} {body} for {call.What}");
        });

        output.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} x {pair.Key}")));
        Assert.Empty(wrong.Distinct().Take(10));
        Assert.Equal((0, 0, 0), (teams.Calls, thief.Calls, server.Login.Asked.Count));
        Assert.DoesNotContain(server.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.Empty((await server.Records.ListAsync(new(["riverside", "hilltop"]))).Items);
        Assert.True((await teams.SendAsync(server, teams.Message("hello"), registered ? "" : null)).IsGood);
    }

    private static bool IsHostileToAll(Hostile.Call call) =>
        !call.What.StartsWith("the token", StringComparison.Ordinal) && !call.What.StartsWith("serviceUrl http://127.0.0.1", StringComparison.OrdinalIgnoreCase)
        && call.What != "a name twice";

    private static string? Reason(string body) =>
        body.StartsWith('{') && JsonNode.Parse(body) is { } json ? (json["error"]?["message"] ?? json["value"]?["message"])?.GetValue<string>() : null;
}
