using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace AnkleBot.Channels.DirectLine;

/// <summary>Lets a call through that bears a token of ours, for its own conversation, from a site that the token is for.</summary>
internal sealed class Gate(Passes passes, ClinicList clinics, SiteAddress site)
{
    private const string Bearer = "Bearer ";

    public async ValueTask<object?> Check(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        // A browser can't set headers on a socket; its token stands in the address.
        var token = http.WebSockets.IsWebSocketRequest ? http.Request.Query["t"].ToString() : Borne(http);
        var (pass, expired) = await passes.ReadAsync(token);
        if (expired) return Refusal.Expired;
        if (pass is null || !clinics.TryGet(pass.Clinic, out var clinic)) return Refusal.NotOurs;
        if (!MayComeFrom(http, pass, clinic)) return Refusal.WrongOrigin;
        // Another's conversation is not even said to exist.
        if (http.GetRouteValue("id") is string id && id != pass.Conversation) return Refusal.NoConversation;
        http.Features.Set(new Entry(pass, clinic));
        return await next(call);
    }

    public static string? Borne(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..].Trim()
            : null;

    /// <summary>This server as browsers name it: <c>https://bot.example</c>.</summary>
    public string Site(HttpContext http) => site.Of(http);

    public bool IsOwnPage(HttpContext http) => string.Equals(http.Request.Headers.Origin, Site(http), StringComparison.OrdinalIgnoreCase);

    // Whoever sends no origin is no browser on another's site; the token alone must do.
    private bool MayComeFrom(HttpContext http, Pass pass, ClinicSettings clinic)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        return pass.Origins.Count > 0
            ? pass.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            : clinic.Allows(origin) || IsOwnPage(http);
    }

    /// <summary>Who is in.</summary>
    internal sealed record Entry(Pass Pass, ClinicSettings Clinic);
}

internal static class GateEntry
{
    public static Gate.Entry Entry(this HttpContext http) => http.Features.GetRequiredFeature<Gate.Entry>();
}
