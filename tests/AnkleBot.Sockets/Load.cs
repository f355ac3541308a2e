using System.Collections.Concurrent;
using System.Diagnostics;

namespace AnkleBot.Sockets;

/// <summary>Opens chats, lets them talk, and counts what went wrong.</summary>
internal sealed class Load(Uri site, string clinic) : IDisposable
{
    private const int OpenAtOnce = 50;
    private const string Question = "how long should I ice it?";
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 100 }) { BaseAddress = site };

    public void Dispose() => _http.Dispose();

    /// <returns>False when a chat was dropped or a message wasn't answered.</returns>
    public async Task<bool> RunAsync(int count, TimeSpan length, int aSecond)
    {
        using var stopping = new CancellationTokenSource();
        var chats = new ConcurrentBag<Chat>();
        var failures = new ConcurrentBag<string>();
        var opened = 0;
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce }, async (_, _) =>
        {
            var chat = new Chat(_http, clinic);
            chats.Add(chat);
            await TryAsync(() => chat.OpenAsync(stopping.Token), failures);
            if (Interlocked.Increment(ref opened) is var number && number % 500 == 0)
                Console.WriteLine($"{number} opened after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        });

        var times = await TalkAsync([.. chats], length, aSecond, failures, stopping.Token);
        var dropped = chats.Where(chat => chat.Ended is not null).Select(chat => chat.Ended!).ToList();
        Console.WriteLine($"{count} sockets, {dropped.Count} dropped, {times.Count} messages answered, {failures.Count} failures");
        Console.WriteLine($"answer within {At(times, 0.5):0} ms for half of them, {At(times, 0.95):0} ms for 95 %, {At(times, 1):0} ms at most");
        foreach (var why in dropped.Concat(failures).CountBy(why => why).OrderByDescending(why => why.Value).Take(5)) Console.WriteLine($"{why.Value} x {why.Key}");
        await stopping.CancelAsync();
        foreach (var chat in chats) chat.Dispose();
        return dropped.Count == 0 && failures.IsEmpty;
    }

    // Each chat in turn, so that every one of them is heard from, and none so often that it is asked to wait.
    private static async Task<IReadOnlyList<TimeSpan>> TalkAsync(
        Chat[] chats, TimeSpan length, int aSecond, ConcurrentBag<string> failures, CancellationToken stopping)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var talking = new List<Task>();
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / aSecond));
        var began = Stopwatch.GetTimestamp();
        for (var next = 0; Stopwatch.GetElapsedTime(began) < length && await beat.WaitForNextTickAsync(stopping); next++)
        {
            var chat = chats[next % chats.Length];
            talking.Add(TryAsync(async () => times.Add(await chat.SayAsync(Question, stopping)), failures));
        }
        await Task.WhenAll(talking).WaitAsync(TimeSpan.FromSeconds(60), stopping);
        return [.. times.Order()];
    }

    private static async Task TryAsync(Func<Task> work, ConcurrentBag<string> failures)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // Whatever it was, it is counted and told.
        catch (Exception failed)
        {
            failures.Add($"{failed.GetType().Name}: {failed.Message}");
        }
#pragma warning restore CA1031
    }

    private static double At(IReadOnlyList<TimeSpan> times, double share) =>
        times.Count == 0 ? 0 : times[Math.Min(times.Count - 1, (int)(share * times.Count))].TotalMilliseconds;
}
