using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.BotFramework.Authentication;

/// <summary>Decides who may hand in an activity: whoever bears a token of the connector's or, without a registration, this machine.</summary>
internal sealed class Door(TokenCheck tokens, IOptions<BotFrameworkOptions> options)
{
    private const string Bearer = "Bearer ";

    /// <returns>The caller, or how it is refused.</returns>
    public async Task<(Caller? Caller, IResult? Refused)> LetInAsync(HttpContext http)
    {
        if (!options.Value.HasApp) return IsOnThisMachine(http) ? (Caller.OnThisMachine, null) : (null, Refusal.NotLocal);
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return (null, Refusal.Unauthorized("A bearer token is needed."));
        var (caller, problem) = await tokens.ReadAsync(header[Bearer.Length..].Trim(), http.RequestAborted);
        return caller is null ? (null, Refusal.Unauthorized(problem!)) : (caller, null);
    }

    // A proxy or a tunnel on this machine brings in everybody else, and a page in a browser here is somebody else's, too.
    private static bool IsOnThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && IsLoopbackName(http.Request.Host.Host)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && http.Request.Headers.Origin.Count == 0;

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
