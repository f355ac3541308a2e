using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace AnkleBot.Sockets;

/// <summary>One chat: its token, its conversation, its open socket.</summary>
internal sealed class Chat(HttpClient http, string clinic) : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<string> _texts = Channel.CreateUnbounded<string>();
    private string _conversation = "";
    private string _token = "";

    /// <summary>Why the socket ended; null while it is open.</summary>
    public string? Ended { get; private set; }

    public void Dispose() => _socket.Dispose();

    public async Task OpenAsync(CancellationToken stopping)
    {
        using var page = await PostAsync($"/chat/{clinic}/token", null, stopping);
        _token = page.RootElement.GetProperty("token").GetString()!;
        using var begun = await PostAsync("/v3/directline/conversations", null, stopping);
        _conversation = begun.RootElement.GetProperty("conversationId").GetString()!;
        await _socket.ConnectAsync(new(begun.RootElement.GetProperty("streamUrl").GetString()!), stopping);
        _ = HearAsync(stopping);
        await HeardAsync("I agree", stopping);
        await SayAsync("I agree", stopping);
    }

    /// <summary>Says something, and waits until it has come back over the socket.</summary>
    public async Task<TimeSpan> SayAsync(string text, CancellationToken stopping)
    {
        var began = Stopwatch.GetTimestamp();
        using var posted = await PostAsync($"/v3/directline/conversations/{_conversation}/activities", new { type = "message", text }, stopping);
        await HeardAsync(posted.RootElement.GetProperty("id").GetString()!, stopping);
        return Stopwatch.GetElapsedTime(began);
    }

    private async Task HeardAsync(string what, CancellationToken stopping)
    {
        while (!(await _texts.Reader.ReadAsync(stopping)).Contains(what, StringComparison.Ordinal))
        {
        }
    }

    private async Task HearAsync(CancellationToken stopping)
    {
        try
        {
            var buffer = new byte[4_096];
            var text = new StringBuilder();
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer, stopping);
                if (received.MessageType == WebSocketMessageType.Close) break;
                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                if (!received.EndOfMessage) continue;
                _texts.Writer.TryWrite(text.ToString());
                text.Clear();
            }
            Ended = $"closed: {_socket.CloseStatus}";
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            if (!stopping.IsCancellationRequested) Ended = gone.Message;
        }
        _texts.Writer.TryComplete();
    }

    private async Task<JsonDocument> PostAsync(string path, object? body, CancellationToken stopping)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        if (_token.Length > 0) request.Headers.Authorization = new("Bearer", _token);
        using var response = await http.SendAsync(request, stopping);
        var text = await response.Content.ReadAsStringAsync(stopping);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text);
    }
}
