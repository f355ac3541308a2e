using AnkleBot.Channels.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels;

/// <summary>This server as others name it: <c>https://bot.example</c>.</summary>
internal sealed class SiteAddress(IOptions<DirectLineOptions> options)
{
    public string Of(HttpContext http) => Set ?? $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>As it is configured; null when each request says.</summary>
    public string? Set => options.Value.PublicAddress?.GetLeftPart(UriPartial.Authority);
}
