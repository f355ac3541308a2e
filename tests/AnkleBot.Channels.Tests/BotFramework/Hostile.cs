using System.Text;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Tests.Rig;

namespace AnkleBot.Channels.Tests.BotFramework;

/// <summary>Makes calls that must all be refused: broken, misshapen, forged, or out for somebody else's address. The same seed makes the same calls.</summary>
internal sealed class Hostile(Connector teams, string elsewhere, int seed)
{
    private static readonly string[] Needed = ["type", "id", "channelId", "serviceUrl", "conversation", "from", "recipient", "conversation.id", "from.id", "recipient.id"];
    private static readonly string[] Lists = ["entities", "membersAdded", "attachments", "reactionsAdded", "reactionsRemoved"];
    private readonly Random _random = new(seed);
    private readonly string _good = teams.Token();
    private readonly SigningKey _another = new(["msteams"]);

    /// <param name="Token">Null for no Authorization at all.</param>
    public sealed record Call(string What, byte[] Body, string? Token, string ContentType = "application/json");

    public Call Next() => _random.Next(9) switch
    {
        0 => Broken(),
        1 or 2 => Missing(),
        3 => Misshapen(),
        4 => Unsafe(),
        5 => Forged(),
        6 => new("another content type", Bytes(Message().ToJsonString()), _good, Any("text/plain", "", "multipart/form-data", "application/xml", "text/html; charset=utf-7")),
        7 => Pressed(),
        _ => new("noise", Noise(_random.Next(1, 3_000)), _good),
    };

    private JsonObject Message() => teams.Message(Any("hello", "my ankle hurts", "<at>AnkleBot</at> i have chest pain", "\u202e\u0000 \ud83e\uddb6"));

    private Call Broken()
    {
        var text = Message().ToJsonString();
        var at = _random.Next(1, text.Length - 1);
        var (what, broken) = _random.Next(10) switch
        {
            0 => ("cut off", text[..at]),
            1 => ("begun twice", text[..at] + text),
            2 => ("in a list", $"[{text}]"),
            3 => ("a scalar", Any("null", "true", "42", "\"message\"", "1e999", "NaN")),
            4 => ("too deep", new string('[', 5_000)),
            5 => ("too deep in a value", text[..^1] + ",\"value\":" + string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 201)),
            6 => ("a comment", text[..^1] + "/* , */}"),
            7 => ("a name twice", text[..^1] + ",\"serviceUrl\":\"" + elsewhere + "\"}"),
            8 => ("half a character", text[..^1] + $",\"{Any("text", "x", "locale")}\":\"{Any("\\ud800", "\\udc00x", "a\\ud83e")}\"}}"),
            _ => ("empty", Any("", " ", "\n\n", "{}")),
        };
        return new(what, Bytes(broken), _good);
    }

    private Call Missing()
    {
        var activity = Message();
        var name = Any(Needed);
        var (what, value) = Any<(string, JsonNode?)>(
            ("null", null), ("empty", ""), ("blank", " \t "), ("a number", _random.Next()), ("a flag", true), ("a list", new JsonArray(1)), ("an empty object", new JsonObject()),
            ("too long", new string('x', 1_001)));
        if (name.EndsWith("id", StringComparison.Ordinal) && _random.Next(3) == 0)
            (what, value) = Any<(string, JsonNode?)>(("dots", ".."), ("a dot", "."), ("a line end", "a\r\nHost: evil"), ("a NUL", "a\0b"), ("an escape", "\u001b[31m"));
        Set(activity, name, value);
        return new($"{name} is {what}", Bytes(activity.ToJsonString()), _good);
    }

    private Call Misshapen()
    {
        var activity = Message();
        var name = Any("list", "text", "timestamp", "isGroup", "too large", "member");
        switch (name)
        {
            case "list":
                activity[name = Any(Lists)] = Any<JsonNode>(new JsonArray((JsonNode?)null), "x", 5, new JsonObject { ["a"] = 1 }, new JsonArray(5),
                    new JsonArray([.. Enumerable.Range(0, 1_001).Select(_ => (JsonNode)new JsonObject())]));
                break;
            case "member":
                activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Any<JsonNode?>(null, "", "..", new string('y', 900)) });
                break;
            case "text":
                activity["text"] = Any<JsonNode>(new JsonObject(), new JsonArray("a"), 7, new string('a', 100_001));
                break;
            case "timestamp":
                activity["timestamp"] = Any("yesterday", "2026-13-45T00:00:00Z", "-1");
                break;
            case "isGroup":
                activity["conversation"]!["isGroup"] = Any<JsonNode>("maybe", 2, new JsonArray());
                break;
            default:
                activity["channelData"] = new string('z', 300_000);
                break;
        }
        return new($"{name} is misshapen", Bytes(activity.ToJsonString()), _good);
    }

    private Call Unsafe()
    {
        var address = Any(
            elsewhere, "file:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1:70/", "javascript:alert(1)", "data:text/plain,x", "//example.com", "/v3", "http://example.com/",
            "http://169.254.169.254/latest/meta-data", "https://169.254.169.254/", "https://user:secret@smba.example/", $"{teams.Address}@evil.example/", $"{teams.Address}?x=1", $"{teams.Address}#x",
            $"{teams.Address}/", $"{teams.Address.ToUpperInvariant()}", "https://[::ffff:169.254.169.254]/", "http://0x7f000001.example/", "ldap://127.0.0.1/", "https://", "https:///x", "http://127.0.0.1:99999/");
        var activity = Message();
        activity["serviceUrl"] = address;
        return new($"serviceUrl {address}", Bytes(activity.ToJsonString()), _good);
    }

    private Call Forged()
    {
        var parts = _good.Split('.');
        var (what, token) = _random.Next(9) switch
        {
            0 => ("none", null),
            1 => ("noise", Convert.ToBase64String(Noise(_random.Next(1, 400)))),
            2 => ("cut off", _good[..^_random.Next(1, _good.Length - 1)]),
            3 => ("without a signature", $"{parts[0]}.{parts[1]}."),
            4 => ("its parts exchanged", $"{parts[1]}.{parts[0]}.{parts[2]}"),
            5 => ("another's", teams.Token(token => token.SigningCredentials = _another.Signing())),
            6 => ("for another bot", teams.Token(token => token.Audience = Guid.NewGuid().ToString())),
            7 => ("old", teams.Token(token => (token.NotBefore, token.Expires) = (token.NotBefore!.Value.AddDays(-9), token.Expires!.Value.AddDays(-9)))),
            _ => ("its claims changed", $"{parts[0]}.{Flipped(parts[1])}.{parts[2]}"),
        };
        return new($"the token is {what}", Bytes(Message().ToJsonString()), token);
    }

    private Call Pressed() => new("a press of nothing", Bytes(teams.Activity("invoke", activity =>
    {
        activity["name"] = "adaptiveCard/action";
        activity["value"] = Any<JsonNode?>(null, "agree", 5, new JsonArray("agree"), new JsonObject { ["action"] = "agree" }, new JsonObject { ["action"] = new JsonObject { ["verb"] = 7 } },
            new JsonObject { ["action"] = new JsonObject { ["data"] = new JsonObject { ["choice"] = new string('c', 201) } } }, new JsonObject { ["action"] = new JsonObject { ["verb"] = "" } });
    }).ToJsonString()), _good);

    private static void Set(JsonObject activity, string name, JsonNode? value)
    {
        var parts = name.Split('.');
        if (parts.Length == 1) activity[name] = value;
        else activity[parts[0]]![parts[1]] = value;
    }

    private string Flipped(string part)
    {
        var at = _random.Next(part.Length - 2);
        return $"{part[..at]}{(part[at] == 'A' ? 'B' : 'A')}{part[(at + 1)..]}";
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        _random.NextBytes(noise);
        return noise;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private T Any<T>(params T[] these) => these[_random.Next(these.Length)];
}
