using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Staff.Tests.Rig;

/// <summary>What a clinic runs to hear of notices. It does what it is told to, call by call, and then takes everything.</summary>
public sealed class ClinicsReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _then;
    private readonly Channel<Called> _calls = Channel.CreateUnbounded<Called>();

    private ClinicsReceiver(WebApplication app, Func<HttpContext, Task>[] then) => (_app, _then) = (app, new(then));

    public string Address => $"{_app.Urls.First()}/hook";

    /// <summary>A call as it came in, whatever was answered.</summary>
    public sealed record Called(string Timestamp, string Signature, byte[] Body)
    {
        public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

        public string Text => Encoding.UTF8.GetString(Body);
    }

    public static async Task<ClinicsReceiver> StartAsync(params Func<HttpContext, Task>[] then)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new ClinicsReceiver(builder.Build(), then);
        receiver._app.MapPost("/hook", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public static Task Breaks(HttpContext http)
    {
        http.Response.StatusCode = 500;
        return Task.CompletedTask;
    }

    public static Task Hangs(HttpContext http) => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public static Task Closes(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    public static Task LeadsAway(HttpContext http)
    {
        http.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }

    /// <summary>The next call, once it is there.</summary>
    public Task<Called> NextAsync() => _calls.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Whether nothing more has come in.</summary>
    public bool IsQuiet => _calls.Reader.Count == 0;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _calls.Writer.TryWrite(new(http.Request.Headers["AnkleBot-Timestamp"].ToString(), http.Request.Headers["AnkleBot-Signature"].ToString(), body.ToArray()));
        if (_then.TryDequeue(out var answer)) await answer(http);
    }
}
