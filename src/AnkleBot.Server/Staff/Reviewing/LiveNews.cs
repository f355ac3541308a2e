using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>Tells an open list that something in it has moved, as server-sent events without content: the list is then loaded anew.</summary>
internal sealed class LiveNews(IRecords records, SessionCheck sessions, IHostApplicationLifetime server, TimeProvider time)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StreamAsync(HttpContext http)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, server.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        try
        {
            await TellAsync(http, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was closed, or the server stops: the usual end.
        }
    }

    private async Task TellAsync(HttpContext http, CancellationToken stopping)
    {
        await using var news = records.NewsAsync(stopping).GetAsyncEnumerator(stopping);
        var next = news.MoveNextAsync().AsTask();
        await SendAsync(http, ": listening\n\n", stopping);
        while (true)
        {
            await Task.WhenAny(next, Task.Delay(Beat, time, stopping));
            stopping.ThrowIfCancellationRequested();
            // Whoever was signed out in the meantime, or lost a clinic, hears no more.
            if (await sessions.VisitAsync(http.User, stopping) is not { Person: var person }) return;
            if (!next.IsCompleted)
            {
                await SendAsync(http, ": still here\n\n", stopping);
                continue;
            }
            if (!await next) return;
            if (await records.HeadAsync(news.Current, stopping) is { } head && person.Sees(head.Clinic))
            {
                await SendAsync(http, "event: moved\ndata: \n\n", stopping);
                // A busy server is told of once a second, not for every turn.
                await Task.Delay(Pause, time, stopping);
            }
            next = news.MoveNextAsync().AsTask();
        }
    }

    private static async Task SendAsync(HttpContext http, string text, CancellationToken stopping)
    {
        await http.Response.WriteAsync(text, stopping);
        await http.Response.Body.FlushAsync(stopping);
    }
}
