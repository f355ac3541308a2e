using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnkleBot.Channels.Activities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AnkleBot.Channels.BotFramework.Connector;

/// <summary>Writes an activity to a channel. Tried again on 429, 5xx and lost connections, with growing waits; never on another 4xx.</summary>
internal sealed partial class ConnectorClient(
    ConnectorTokens tokens, IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<ConnectorClient> log) : IDisposable
{
    /// <summary>In bytes.</summary>
    private const int LongestAnswer = 100_000;

    private readonly BotFrameworkOptions _options = options.Value;

    // A redirect would carry our words, and our token's reader, to where nobody has authenticated.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _http.Dispose();

    /// <summary>Sends until it is taken, refused or given up.</summary>
    /// <param name="replyTo">The activity that it answers; null when it answers none.</param>
    /// <returns>The channel's id of it; empty when the channel gives none.</returns>
    /// <exception cref="NotSentException">It was refused, or given up.</exception>
    public async Task<string> SendAsync(ConversationReference to, Activity activity, string? replyTo, CancellationToken stopping)
    {
        if (!IsTrusted(to)) throw new NotSentException("The conversation came in under another registration.", isGone: true);
        for (var attempt = 1; ; attempt++)
        {
            var tried = await TryAsync(to, activity, replyTo, stopping);
            if (tried.Id is { } id) return id;
            if (!tried.MayComeThrough || attempt == _options.Attempts) throw new NotSentException(tried.Problem!, tried.IsGone);
            TriedInVain(attempt, tried.Problem!);
            await Task.Delay(Wait(attempt, tried.After), time, stopping);
        }
    }

    /// <summary>Sends once and doesn't mind: for typing signs.</summary>
    public Task TrySendAsync(ConversationReference to, Activity activity, CancellationToken stopping) => TryAsync(to, activity, null, stopping);

    private async Task<Tried> TryAsync(ConversationReference to, Activity activity, string? replyTo, CancellationToken stopping)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        late.CancelAfter(_options.AttemptTimeoutMs);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address(to, replyTo));
            if (to.Audience is { } audience && await tokens.GetAsync(audience, late.Token) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = new StringContent(JsonSerializer.Serialize(to.Fill(activity) with { ReplyToId = replyTo }, ActivityJson.Default.Activity), Encoding.UTF8, "application/json");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, late.Token);
            if (response.IsSuccessStatusCode) return new(await IdInAsync(response, late.Token));
            var mayComeThrough = response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
            return new(null, $"The channel answered {(int)response.StatusCode}.", mayComeThrough, After(response))
            {
                IsGone = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone,
            };
        }
        catch (MsalServiceException refused)
        {
            return new(null, $"No token was given: {refused.ErrorCode}.", refused.StatusCode is 0 or 429 or >= 500);
        }
        catch (MsalClientException refused)
        {
            return new(null, $"No token could be asked for: {refused.ErrorCode}.");
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return new(null, lost is OperationCanceledException ? "The channel didn't answer in time." : $"The connection failed: {lost.Message}", MayComeThrough: true);
        }
    }

    // Ids are opaque: whatever stands in one stays one part of the address.
    private static Uri Address(ConversationReference to, string? replyTo)
    {
        var activities = $"{to.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(to.Conversation.Id)}/activities";
        return new(replyTo is null ? activities : $"{activities}/{Uri.EscapeDataString(replyTo)}");
    }

    // It was taken; if its answer can't be read, only what the channel calls it is unknown.
    private static async Task<string> IdInAsync(HttpResponseMessage response, CancellationToken late)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestAnswer, late);
            var body = await response.Content.ReadAsStringAsync(late);
            return body.Length == 0 ? "" : ClientActivity.Text(JsonNode.Parse(body), "id") ?? "";
        }
        catch (Exception unread) when (unread is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return "";
        }
    }

    // A record may be older than the registration, or copied to a developer's machine.
    private bool IsTrusted(ConversationReference to) => _options.HasApp ? to.Audience is not null : to.IsOnThisMachine;

    private TimeSpan? After(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    private TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        var growing = TimeSpan.FromMilliseconds(_options.FirstWaitMs * Math.Pow(2, attempt - 1));
        var wait = asked > growing ? asked.Value : growing;
        var longest = TimeSpan.FromMilliseconds(_options.LongestWaitMs);
        return wait < longest ? wait : longest;
    }

    private sealed record Tried(string? Id, string? Problem = null, bool MayComeThrough = false, TimeSpan? After = null)
    {
        public bool IsGone { get; init; }
    }

    [LoggerMessage(71, LogLevel.Warning, "Attempt {Attempt} to write to a channel failed and is made again. {Problem}")]
    private partial void TriedInVain(int attempt, string problem);
}

/// <summary>A channel didn't take an activity; the message says why.</summary>
/// <param name="isGone">True when it won't take any: the bot was removed, or the conversation is over.</param>
internal sealed class NotSentException(string message, bool isGone) : Exception(message)
{
    public bool IsGone => isGone;
}
