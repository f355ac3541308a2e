using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AnkleBot.Channels.Clinics;
using AnkleBot.Channels.DirectLine;
using AnkleBot.Conversation;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Site;

/// <summary>The chat of one clinic, as a page of its own and in the frame that the loader opens.</summary>
internal sealed class ChatPage(SiteFiles files, ClinicList clinics, Bots bots, IOptions<DirectLineOptions> directLine)
{
    private const int NonceBytes = 18;

    public IResult Show(HttpContext http, string clinic)
    {
        if (!clinics.TryGet(clinic, out var known)) return Results.Text(files.Page("no-clinic.html"), "text/html", statusCode: 404);
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        Guard(http, known, nonce);
        var country = bots.Knowledge.CountryOf(known.Clinic);
        return Results.Text(
            files.Page(
                "chat.html",
                ("nonce", nonce),
                ("name", known.Clinic.Name),
                ("colours", Colours.Rules(known.Accent)),
                ("logo", Logo(known)),
                ("danger", Danger(country)),
                ("ring", known.Clinic.Telephone is { } telephone ? $"Please ring {known.Clinic.Name}: {telephone}." : ""),
                ("clinic", Told(known))),
            "text/html; charset=utf-8");
    }

    private void Guard(HttpContext http, ClinicSettings clinic, string nonce)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.ContentSecurityPolicy = string.Join("; ",
        [
            "default-src 'none'",
            $"script-src 'nonce-{nonce}' 'strict-dynamic'",
            // Web Chat adds one empty style without the nonce; this is the hash of nothing.
            $"style-src 'self' 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
            $"img-src 'self' data: blob:{Also(clinic.Logo)}",
            $"connect-src 'self' blob: ws://{http.Request.Host} wss://{http.Request.Host}{Also(directLine.Value.PublicAddress)}",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            $"frame-ancestors {string.Join(' ', ["'self'", .. clinic.AllowedOrigins])}",
        ]);
    }

    private static string Also(Uri? address) => address is null ? "" : $" {address.GetLeftPart(UriPartial.Authority)}";

    private static string Logo(ClinicSettings clinic) => clinic.Logo is { } logo
        ? $"<img src=\"{WebUtility.HtmlEncode(logo.ToString())}\" alt=\"\">"
        : $"<span class=\"mark\" aria-hidden=\"true\">{WebUtility.HtmlEncode(clinic.Clinic.Name[..1])}</span>";

    private static string Danger(Country country) => country.Emergency is { } number
        ? $"In danger? <a href=\"tel:{WebUtility.HtmlEncode(number)}\">Call {WebUtility.HtmlEncode(number)}</a>"
        : $"In danger? Call {WebUtility.HtmlEncode(country.EmergencyWords)}.";

    /// <summary>What the script has to know.</summary>
    private string Told(ClinicSettings clinic) => JsonSerializer.Serialize(
        new
        {
            key = clinic.Key,
            name = clinic.Clinic.Name,
            telephone = clinic.Clinic.Telephone,
            hours = clinic.Clinic.Hours,
            webChat = files.AddressOf("webchat.js"),
            thumbs = new { up = files.AddressOf("thumb-up.svg"), down = files.AddressOf("thumb-down.svg") },
            hosts = clinic.AllowedOrigins,
        },
        JsonSerializerOptions.Web);
}
