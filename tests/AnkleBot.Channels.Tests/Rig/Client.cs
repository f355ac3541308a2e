using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>A page, as the server sees it: HTTP and a token.</summary>
internal sealed class Client(RealServer server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = server.Address };

    public string Token { get; set; } = "";

    public string Conversation { get; set; } = "";

    public string StreamUrl { get; private set; } = "";

    public string Resume { get; private set; } = "";

    /// <summary>What browsers send along; null as from a back end.</summary>
    public string? Origin { get; set; } = server.Own;

    private string Calls => $"/v3/directline/conversations/{Conversation}";

    public void Dispose() => _http.Dispose();

    /// <summary>A client in a conversation that has begun.</summary>
    public static async Task<Client> BegunAsync(RealServer server)
    {
        var client = new Client(server);
        await client.PageAsync();
        await client.StartAsync();
        return client;
    }

    /// <summary>Begun, and the notice agreed to.</summary>
    public static async Task<Client> AgreedAsync(RealServer server)
    {
        var client = await BegunAsync(server);
        await client.SayAsync("I agree", choice: "agree");
        return client;
    }

    public async Task<Answer> PageAsync(string? resume = null, string clinic = "riverside")
    {
        var answer = await SendAsync(HttpMethod.Post, $"/chat/{clinic}/token", JsonContent.Create(new { resume }));
        if (answer.Status == HttpStatusCode.OK) (Token, Resume) = (answer["token"], answer["resume"]);
        return answer;
    }

    public async Task<Answer> StartAsync()
    {
        var answer = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", JsonContent.Create(new { user = new { id = "ignored" } }));
        if (answer.IsGood) (Conversation, StreamUrl) = (answer["conversationId"], answer["streamUrl"]);
        return answer;
    }

    public Task<Answer> SayAsync(string? text, string? id = null, string? choice = null) => PostAsync(new
    {
        type = "message",
        text,
        from = new { id = "somebody-else" },
        value = choice is null ? null : new { choice },
        channelData = id is null ? null : new { clientActivityID = id },
    });

    public Task<Answer> PostAsync(object activity) => SendAsync(HttpMethod.Post, $"{Calls}/activities", JsonContent.Create(activity));

    public Task<Answer> PostTextAsync(string body) =>
        SendAsync(HttpMethod.Post, $"{Calls}/activities", new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<Answer> PollAsync(string watermark = "") => SendAsync(HttpMethod.Get, $"{Calls}/activities?watermark={watermark}");

    public async Task<Answer> ReconnectAsync(string watermark = "")
    {
        var answer = await SendAsync(HttpMethod.Get, $"{Calls}?watermark={watermark}");
        if (answer.IsGood) StreamUrl = answer["streamUrl"];
        return answer;
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (Token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Origin is not null) request.Headers.Add("Origin", Origin);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }
}

internal sealed record Answer(HttpStatusCode Status, JsonObject Json)
{
    public bool IsGood => (int)Status < 300;

    public string? Error => Json["error"]?["code"]?.GetValue<string>();

    public IReadOnlyList<JsonObject> Activities => [.. Json["activities"]!.AsArray().Select(activity => activity!.AsObject())];

    public IReadOnlyList<string?> Texts => [.. Activities.Select(activity => activity["text"]?.GetValue<string>())];

    public string Watermark => this["watermark"];

    public string this[string name] => Json[name]!.GetValue<string>();
}
