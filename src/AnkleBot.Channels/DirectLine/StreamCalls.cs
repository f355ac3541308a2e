using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using AnkleBot.Channels.Activities;
using AnkleBot.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AnkleBot.Channels.DirectLine;

/// <summary>A conversation over a socket: what a client missed, then everything as it comes.</summary>
internal sealed class StreamCalls(
    ITurnRecords records, Asides asides, Showing showing, IHostApplicationLifetime host, IOptions<DirectLineOptions> options)
{
    /// <summary>Frames that may wait for a slow client; the record waits for it too, so nothing is lost.</summary>
    private const int MostWaiting = 64;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    public async Task<IResult> Open(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest) return Refusal.Bad("This address is for a WebSocket.");
        if (!Watermark.TryParse(http.Request.Query["watermark"], out var seen)) return Refusal.Bad("The watermark is none of ours.");
        var pass = http.Entry().Pass;
        if (!await ConversationCalls.Stands(pass, asides, records)) return Refusal.NoConversation;
        seen = await Possible(pass, seen);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await RunAsync(http, socket, seen);
        return Results.Empty;
    }

    /// <summary>More seen than there is: the record was put back to an earlier day, and all of it is news.</summary>
    private async Task<Watermark> Possible(Pass pass, Watermark seen)
    {
        if (seen.Turn == 0) return seen;
        try
        {
            return await records.HeadAsync(pass.Conversation) is { } head && seen.Turn > head.Turns ? seen with { Turn = 0 } : seen;
        }
        catch (RecordsUnavailableException)
        {
            return seen;
        }
    }

    private async Task RunAsync(HttpContext http, WebSocket socket, Watermark seen)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        // Giving up a read ends a socket without a goodbye, so that comes last.
        using var deaf = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var frames = Channel.CreateBounded<Frame>(MostWaiting);
        using var listening = asides.Listen(http.Entry().Pass.Conversation, seen.Aside, frames.Writer);
        var following = FollowAsync(http, frames.Writer, seen.Turn, over.Token);
        var sending = SendAsync(socket, frames.Reader, seen, over.Token);
        var hearing = HearAsync(socket, deaf.Token);
        await Task.WhenAny(sending, hearing);
        await over.CancelAsync();
        await Quiet(following);
        await Quiet(sending);
        await CloseAsync(socket);
        deaf.CancelAfter(Goodbye);
        await Quiet(hearing);
    }

    private async Task FollowAsync(HttpContext http, ChannelWriter<Frame> frames, long after, CancellationToken over)
    {
        try
        {
            await foreach (var turn in records.FollowAsync(http.Entry().Pass.Conversation, after, over))
                await frames.WriteAsync(new(showing.Of(http, turn)) { Turn = turn.Number }, over);
            // It was deleted.
            await frames.WriteAsync(new([showing.Ended(http)]), over);
        }
        finally
        {
            // Without turns a socket is of no use: sending ends with following.
            frames.TryComplete();
        }
    }

    private async Task SendAsync(WebSocket socket, ChannelReader<Frame> frames, Watermark seen, CancellationToken over)
    {
        await foreach (var frame in frames.ReadAllAsync(over))
        {
            seen = new(frame.Turn ?? seen.Turn, frame.Aside ?? seen.Aside);
            var moved = frame.Turn is not null || frame.Aside is not null;
            var json = JsonSerializer.SerializeToUtf8Bytes(new ActivitySet(frame.Activities, moved ? seen.ToString() : null), ActivityJson.Default.ActivitySet);
            using var late = new CancellationTokenSource(options.Value.SendTimeoutMs);
            await socket.SendAsync(json, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, late.Token);
        }
    }

    /// <summary>Clients send an empty text now and then; whatever it is, it is read and let go, until the client closes.</summary>
    private static async Task HearAsync(WebSocket socket, CancellationToken over)
    {
        var buffer = new byte[256];
        while ((await socket.ReceiveAsync(buffer, over)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    // A client that went away, or the end of the server, is how every socket ends.
    private static async Task Quiet(Task half)
    {
        try
        {
            await half;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ChannelClosedException)
        {
        }
    }

    private async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var late = new CancellationTokenSource(options.Value.SendTimeoutMs);
        var status = host.ApplicationStopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure;
        await Quiet(socket.CloseOutputAsync(status, null, late.Token));
    }
}
