using System.Net;
using AnkleBot.Records;
using AnkleBot.Server.Site;

namespace AnkleBot.Server.Staff.Access;

/// <summary>What every answer of the console has: strict headers, and a page for what is refused.</summary>
internal sealed class Door(SiteFiles files, IHostEnvironment environment)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!IsSafe(http))
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            await SayAsync(http, ("This page needs https", "Passwords and conversations don't go over an open line. Behind a proxy that takes https, set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true for this server."));
            return;
        }
        try
        {
            await next(http);
        }
        catch (RecordsUnavailableException) when (!http.Response.HasStarted)
        {
            // The health check has raised the alarm; here somebody waits for a page.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        if (http.Response is { HasStarted: false, ContentLength: null, ContentType: null } && Words(http.Response.StatusCode) is { } words)
            await SayAsync(http, words);
    }

    // A line within one machine is nobody else's.
    private bool IsSafe(HttpContext http) =>
        http.Request.IsHttps || environment.IsDevelopment() || http.Connection.RemoteIpAddress is not { } from || IPAddress.IsLoopback(from);

    private static (string Heading, string Text)? Words(int status) => status switch
    {
        400 => ("That page was too old", "Nothing was changed. Go back, load the page again, and try once more."),
        403 => ("This page isn't yours", "Your role doesn't open it. An administrator can change that."),
        404 => ("There is nothing here", "It may have been deleted, or it isn't one of your clinics'."),
        413 => ("That is too large", "Nothing was changed. Go back, and choose a smaller file."),
        429 => ("Too many tries", "Wait a minute, then try again."),
        503 => ("The record can't be reached", "Nothing was changed. Try again in a minute; if it goes on, tell whoever runs this server."),
        _ => null,
    };

    private async Task SayAsync(HttpContext http, (string Heading, string Text) words)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(words.Heading)} - AnkleBot</title>
            <link rel="icon" href="{files.AddressOf("icon.svg")}"><link rel="stylesheet" href="{files.AddressOf("look.css")}"><link rel="stylesheet" href="{files.AddressOf("staff.css")}"></head>
            <body><main class="alone"><h1>{WebUtility.HtmlEncode(words.Heading)}</h1><p>{WebUtility.HtmlEncode(words.Text)}</p><p><a class="button" href="/staff">Go to the conversations</a></p></main></body>
            </html>
            """);
    }
}
