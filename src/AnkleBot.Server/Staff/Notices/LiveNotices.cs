using System.Text.Json;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>Tells open pages of the console how many notices wait, and of the newest, as server-sent events.</summary>
internal sealed class LiveNotices(IRecords records, SessionCheck sessions, Names names, IHostApplicationLifetime server, TimeProvider time)
{
    /// <summary>More are told of as "more".</summary>
    private const int MostCounted = 99;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Then the page connects again, and shows that its cookie is still good.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What waits now, for a page that is out of sight and only asks now and then.</summary>
    public async Task NowAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(await WaitingAsync(http.Person(), http.RequestAborted), http.RequestAborted);
    }

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
        catch (RecordsUnavailableException)
        {
            // The health check has raised the alarm; the page connects again by itself.
        }
    }

    private async Task TellAsync(HttpContext http, CancellationToken stopping)
    {
        await using var bell = new Bell(records, time, stopping);
        var (told, began) = ("", time.GetTimestamp());
        // Whoever was signed out in the meantime hears no more, and whoever lost a clinic hears of it no more.
        while (time.GetElapsedTime(began) < Longest && await sessions.VisitAsync(http.User, stopping) is { First: FirstThing.Nothing, Person: var person })
        {
            var waiting = await WaitingAsync(person, stopping);
            await SendAsync(http, waiting == told ? ": still here\n\n" : $"event: notices\ndata: {waiting}\n\n", stopping);
            told = waiting;
            // A busy server is looked at once a second, not for every turn.
            await Task.Delay(Pause, time, stopping);
            await bell.WaitAsync(Beat);
        }
    }

    private async Task<string> WaitingAsync(Person person, CancellationToken stopping)
    {
        var page = await records.NoticesAsync(person.Clinics, waiting: true, null, MostCounted, stopping);
        return JsonSerializer.Serialize(
            new
            {
                count = page.Items.Count,
                more = page.Next is not null,
                newest = page.Items.Count == 0 ? null : new
                {
                    id = page.Items[0].Id,
                    words = NoticeWords.Of(page.Items[0].Kind),
                    clinic = names.Clinic(page.Items[0].Clinic),
                    link = CaseFiles.Address(page.Items[0].Conversation),
                },
            },
            JsonSerializerOptions.Web);
    }

    private static async Task SendAsync(HttpContext http, string text, CancellationToken stopping)
    {
        await http.Response.WriteAsync(text, stopping);
        await http.Response.Body.FlushAsync(stopping);
    }
}
