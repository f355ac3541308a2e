using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>
/// Calls a clinic's webhook: a POST of JSON with id, kind, clinic, time, conversation and link. Nothing of what was said
/// is in it. Two headers let the clinic tell our calls from anybody's, and old ones from new:
/// <c>AnkleBot-Timestamp</c>, seconds since 1970, and <c>AnkleBot-Signature</c>, <c>sha256=</c> and the hexadecimal
/// HMAC-SHA256 of the timestamp, a full stop and the body, under the clinic's secret.
/// </summary>
internal sealed class WebhookCall(IOptions<NoticeOptions> options, TimeProvider time) : IDisposable
{
    public const string TimestampHeader = "AnkleBot-Timestamp";
    public const string SignatureHeader = "AnkleBot-Signature";

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    // A redirect could lead anywhere, so it counts as a refusal; and each clinic's name is looked up anew now and then.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 16,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public void Dispose() => _http.Dispose();

    /// <returns>Null when the clinic took it; else what went wrong, in words for staff.</returns>
    public async Task<string?> SendAsync(Webhook webhook, StaffNotice notice, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(options.Value.Timeout, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            using var request = Request(webhook, notice);
            // The answer's body is nothing to us, however long it is.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ends.Token);
            return answer.IsSuccessStatusCode ? null : $"It answered {(int)answer.StatusCode}.";
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return $"It did not answer within {options.Value.Timeout.TotalSeconds:0.#} seconds.";
        }
        catch (HttpRequestException lost)
        {
            return Words(lost.HttpRequestError);
        }
    }

    /// <summary>What <c>AnkleBot-Signature</c> holds.</summary>
    public static string Sign(string secret, string timestamp, byte[] body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private HttpRequestMessage Request(Webhook webhook, StaffNotice notice)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = notice.Id,
                kind = Words(notice.Kind),
                clinic = notice.Clinic,
                at = notice.At.UtcDateTime,
                conversation = notice.Conversation,
                link = $"{options.Value.PublicAddress.TrimEnd('/')}{CaseFiles.Address(notice.Conversation)}",
            },
            JsonSerializerOptions.Web);
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address) { Content = content };
        request.Headers.UserAgent.Add(new("AnkleBot", "1"));
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, Sign(webhook.Secret, timestamp, body));
        return request;
    }

    private static string Words(NoticeKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static string Words(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "Its name could not be found.",
        HttpRequestError.ConnectionError => "No connection could be made.",
        HttpRequestError.SecureConnectionError => "No secure connection could be made; is its certificate in order?",
        HttpRequestError.ResponseEnded => "It closed the connection without an answer.",
        _ => $"It could not be reached ({error}).",
    };
}
