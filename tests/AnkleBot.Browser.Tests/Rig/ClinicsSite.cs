using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Browser.Tests.Rig;

/// <summary>A clinic's own site, on an origin of its own: as strict as a Content-Security-Policy gets, with the worst of stylesheets.</summary>
public sealed class ClinicsSite : IAsyncDisposable
{
    private const string Hostile = """
        * { all: unset !important; display: none !important; opacity: 0 !important; font-size: 40px !important; transform: rotate(90deg) !important; }
        html, head ~ body, body, main, h1, button { display: block !important; opacity: 1 !important; transform: none !important; }
        iframe, button, anklebot-chat { position: absolute !important; left: -9999px !important; width: 1px !important; color: red !important; }
        """;

    private readonly WebApplication _app;

    private ClinicsSite(WebApplication app) => _app = app;

    /// <summary>Its origin.</summary>
    public string Address => _app.Urls.First();

    /// <summary>The server whose chat it shows; set before the first visit.</summary>
    public string Bot { get; set; } = "";

    public static async Task<ClinicsSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = new ClinicsSite(builder.Build());
        site._app.MapGet("/hostile.css", () => Results.Text(Hostile, "text/css"));
        site._app.MapGet("/", site.Page);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Page(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {Bot}; frame-src {Bot}; style-src 'self'; require-trusted-types-for 'script'; base-uri 'none'";
        return Results.Text(
            $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title>
            <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/hostile.css">
            <script src="{Bot}/embed.js" data-clinic="demo" async></script></head>
            <body><main><h1>A clinic</h1><button>Behind</button></main></body></html>
            """,
            "text/html");
    }
}
