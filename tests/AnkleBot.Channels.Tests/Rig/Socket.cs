using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>A client's socket.</summary>
internal sealed class Socket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ClientWebSocket _socket = new();

    public string Watermark { get; private set; } = "";

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<Socket> OpenAsync(string address)
    {
        var socket = new Socket();
        await socket._socket.ConnectAsync(new(address), new CancellationTokenSource(Patience).Token);
        return socket;
    }

    public void Dispose() => _socket.Dispose();

    public Task SendAsync(string text) =>
        _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next frame's activities; none when the server has closed.</summary>
    public async Task<IReadOnlyList<JsonObject>> NextAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[8_192];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, late.Token);
            if (received.MessageType == WebSocketMessageType.Close) return [];
            text.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        var frame = JsonNode.Parse(text.ToArray())!;
        Watermark = frame["watermark"]?.GetValue<string>() ?? Watermark;
        return [.. frame["activities"]!.AsArray().Select(activity => activity!.AsObject())];
    }

    /// <summary>The next frame's activities that are more than a typing sign.</summary>
    public async Task<IReadOnlyList<JsonObject>> NextTurnAsync()
    {
        while (true)
        {
            var activities = await NextAsync();
            if (activities.Count == 0 || activities[0]["type"]!.GetValue<string>() != "typing") return activities;
        }
    }
}
