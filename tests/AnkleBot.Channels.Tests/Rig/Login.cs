using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Identity.Client;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>Entra, as far as a bot that wants a token of its own sees it. It also stands for the machine's managed identity.</summary>
internal sealed class Login : HttpMessageHandler, IMsalHttpClientFactory
{
    private readonly ConcurrentQueue<(Uri Address, string Body)> _asked = new();

    public IReadOnlyList<(Uri Address, string Body)> Asked => [.. _asked];

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public HttpClient GetHttpClient() => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        _asked.Enqueue((request.RequestUri!, body));
        var expires = DateTimeOffset.UnixEpoch.AddYears(100).ToUnixTimeSeconds();
        var answer = Status == HttpStatusCode.OK
            ? $$"""{"token_type":"Bearer","expires_in":"3599","expires_on":"{{expires}}","access_token":"our-token","resource":"x"}"""
            : """{"error":"invalid_client","error_description":"The secret is wrong."}""";
        return new(Status) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request };
    }
}
