using System.Text.Json.Nodes;
using AnkleBot.Server.Commands;

namespace AnkleBot.Server.Tests;

public class AskTests
{
    private static readonly Lazy<Talk> Talk = new(() =>
    {
        var settings = new Settings();
        return new(settings.Load(TextWriter.Null)!, settings.Clinic(), new(Entries: true, Explain: false));
    });

    [Fact]
    public void Ice_is_answered_with_its_minutes_and_its_source()
    {
        var turn = Ask("""{"id":"a","messages":["how long should i keep ice on it"]}""")["turns"]![0]!;
        Assert.Equal("ice-how-long", turn["entry"]!.ToString());
        Assert.Contains("15 to 20 minutes", turn["replies"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("What To Do When Your Ankles Are Sore After A Run", turn["replies"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, turn["entries"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("heard a crack when i landed and cant put weight on it", "urgent")]
    [InlineData("my foot is cold and blue since the fall", "emergency")]
    [InlineData("no numbness, i can walk fine, just sore", "none")]
    [InlineData("i want to die", "crisis")]
    public void A_message_stands_where_it_should(string message, string urgency) =>
        Assert.Equal(urgency, Ask(new JsonObject { ["id"] = "x", ["messages"] = new JsonArray(message) }.ToJsonString())["urgency"]!.ToString());

    [Theory]
    [InlineData("garbage", null)]
    [InlineData("[1,2]", null)]
    [InlineData("{\"messages\":[\"hi\"]}", null)]
    [InlineData("{\"id\":\"b\"}", "b")]
    [InlineData("{\"id\":\"b\",\"messages\":\"hi\"}", "b")]
    [InlineData("{\"id\":\"b\",\"messages\":[1]}", "b")]
    public void A_bad_line_says_what_is_wrong_and_the_rest_still_run(string line, string? id)
    {
        var lines = Run(line + "\n{\"id\":\"good\",\"messages\":[\"hello\"]}\n");
        Assert.Equal(id, lines[0]["id"]?.ToString());
        Assert.NotEmpty(lines[0]["error"]!.ToString());
        Assert.Equal("good", lines[1]["id"]!.ToString());
    }

    [Fact]
    public void Ten_thousand_hostile_lines_each_get_a_line_back()
    {
        string[] hostile = ["", "{", "null", "\"\\ud800\"", "{\"id\":1,\"messages\":[\"\\u0000\\u0001\"]}", "{\"id\":\"e\",\"messages\":[\"\ud83d\ude00\"]}", "{\"id\":\"s\",\"messages\":[\"\\ud800x\"]}"];
        var input = string.Join('\n', Enumerable.Range(0, 10_000).Select(at => hostile[1 + (at % (hostile.Length - 1))]));
        Assert.Equal(10_000, Run(input).Count);
    }

    private static JsonObject Ask(string line) => Run(line).Single();

    private static List<JsonObject> Run(string input)
    {
        using var output = new StringWriter();
        new JsonLines(Talk.Value).Run(new StringReader(input), output);
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }
}
