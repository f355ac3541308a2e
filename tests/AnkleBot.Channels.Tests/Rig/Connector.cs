using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>A connector of our own on loopback: it publishes keys, signs tokens, sends activities and takes replies.</summary>
internal sealed class Connector : IAsyncDisposable
{
    public const string App = "11111111-2222-3333-4444-555555555555";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Issuer = "https://api.botframework.com";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly WebApplication _app;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly Channel<Taken> _coming = Channel.CreateUnbounded<Taken>();
    private int _calls;
    private int _lookups;

    private Connector(WebApplication app) => _app = app;

    public SigningKey Key { get; private set; } = new(["msteams", "webchat", "sms"]);

    /// <summary>What the next calls are answered with, in order; 200 when there is nothing more.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Next { get; } = new();

    public string Address => _app.Urls.First();

    /// <summary>All calls that reached it, whatever they were answered with.</summary>
    public int Calls => _calls;

    /// <summary>How often its keys were asked for.</summary>
    public int Lookups => _lookups;

    public bool IsPublishing { get; set; } = true;

    /// <summary>What it took, oldest first.</summary>
    public IReadOnlyList<Taken> All => [.. _taken];

    public SetTime Time { get; set; } = new();

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var connector = new Connector(builder.Build());
        connector._app.MapGet("/metadata", () => Results.Text(connector.Metadata(), "application/json"));
        connector._app.MapGet("/keys", connector.Published);
        connector._app.Map("/{**rest}", connector.TakeAsync);
        await connector._app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Settings of a bot that is registered with this connector. Its own tokens it gets from us, too.</summary>
    public (string Key, string Value)[] Registration(params (string Key, string Value)[] more) =>
    [
        ("BotFramework:AppId", App), ("BotFramework:TenantId", Tenant), ("BotFramework:Secret", "a secret"),
        ("BotFramework:MetadataAddress", $"{Address}/metadata"), ("BotFramework:EntraMetadataAddress", $"{Address}/metadata"),
        ("BotFramework:FirstWaitMs", "5"), ("BotFramework:Clinic", "riverside"), .. more,
    ];

    public void Rotate(params string[] endorsements) => Key = new(endorsements.Length > 0 ? endorsements : ["msteams"]);

    /// <summary>A token as the connector signs it, but for what is changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null, string? serviceUrl = null)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = App,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(30),
            Claims = new Dictionary<string, object> { ["serviceurl"] = serviceUrl ?? Address },
            SigningCredentials = Key.Signing(),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>An activity as Teams sends it, but for what is changed.</summary>
    public JsonObject Activity(string type = "message", Action<JsonObject>? change = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = $"a-{Guid.NewGuid():N}",
            ["channelId"] = "msteams",
            ["serviceUrl"] = Address,
            ["from"] = new JsonObject { ["id"] = "29:runner", ["name"] = "Robin", ["aadObjectId"] = "0000" },
            ["recipient"] = new JsonObject { ["id"] = $"28:{App}", ["name"] = "AnkleBot" },
            ["conversation"] = new JsonObject { ["id"] = "a:1/x?y#z", ["conversationType"] = "personal", ["tenantId"] = Tenant },
        };
        change?.Invoke(activity);
        return activity;
    }

    public JsonObject Message(string text, string? id = null) => Activity(change: activity =>
    {
        activity["text"] = text;
        if (id is not null) activity["id"] = id;
    });

    public async Task<Answer> SendAsync(RealServer server, JsonObject activity, string? token = "") =>
        await SendAsync(server, activity.ToJsonString(), token);

    /// <param name="token">Empty for a right one, null for none.</param>
    public async Task<Answer> SendAsync(RealServer server, string body, string? token = "")
    {
        var (status, text) = await SendAsync(server, Encoding.UTF8.GetBytes(body), token?.Length == 0 ? Token() : token, "application/json");
        return new((System.Net.HttpStatusCode)status, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }

    public async Task<(int Status, string Body)> SendAsync(RealServer server, byte[] body, string? token, string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api/messages"));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Says something and waits for the reply.</summary>
    public async Task<JsonObject> AskAsync(RealServer server, string text, Action<JsonObject>? change = null)
    {
        var message = Message(text);
        change?.Invoke(message);
        var answer = await SendAsync(server, message);
        Assert.True(answer.IsGood, $"{answer.Status} {answer.Json.ToJsonString()} {string.Join("\n", server.Log.Lines)}");
        return (await NextAsync()).Activity;
    }

    /// <summary>The next activity that it takes, typing signs and all.</summary>
    public async Task<Taken> NextAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        return await _coming.Reader.ReadAsync(late.Token);
    }

    private async Task TakeAsync(HttpContext http)
    {
        Interlocked.Increment(ref _calls);
        if (Next.TryDequeue(out var otherwise))
        {
            await otherwise(http);
            return;
        }
        var activity = (await JsonNode.ParseAsync(http.Request.Body))!.AsObject();
        var taken = new Taken(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, http.Request.Headers.Authorization.ToString(), activity);
        _taken.Enqueue(taken);
        await http.Response.WriteAsync($"{{\"id\":\"sent-{_taken.Count}\"}}");
        _coming.Writer.TryWrite(taken);
    }

    private string Metadata() => JsonSerializer.Serialize(new { issuer = Issuer, jwks_uri = $"{Address}/keys" });

    private IResult Published()
    {
        Interlocked.Increment(ref _lookups);
        return IsPublishing ? Results.Text(Keys(), "application/json") : Results.StatusCode(500);
    }

    private string Keys() => new JsonObject { ["keys"] = new JsonArray(Key.Public()) }.ToJsonString();
}

/// <param name="Target">The address as it was called.</param>
internal sealed record Taken(string Target, string Authorization, JsonObject Activity);

internal sealed class SigningKey(IReadOnlyList<string> endorsements, string? id = null)
{
    private readonly RSA _rsa = RSA.Create(2048);

    public string Id { get; } = id ?? Guid.NewGuid().ToString("N");

    public RsaSecurityKey Private => new(_rsa) { KeyId = Id };

    public SigningCredentials Signing() => new(Private, SecurityAlgorithms.RsaSha256);

    public RSAParameters Parameters => _rsa.ExportParameters(false);

    public JsonObject Public() => new()
    {
        ["kty"] = "RSA",
        ["use"] = "sig",
        ["kid"] = Id,
        ["n"] = Base64UrlEncoder.Encode(Parameters.Modulus),
        ["e"] = Base64UrlEncoder.Encode(Parameters.Exponent),
        ["endorsements"] = new JsonArray([.. endorsements.Select(each => (JsonNode)each)]),
    };
}
