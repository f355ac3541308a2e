using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Channels.BotFramework;

/// <summary>Answers that are being made, some of them after the channel was told that its message was taken. A server that stops finishes them first.</summary>
internal sealed partial class Ongoing(ILogger<Ongoing> log) : IHostedService
{
    /// <summary>The most at once; a channel is asked to come again later beyond that.</summary>
    private const int Most = 2_000;

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _works = [];

    /// <returns>Null when there are too many.</returns>
    public Task<T>? Begin<T>(Func<Task<T>> work)
    {
        lock (_gate)
        {
            if (_works.Count >= Most) return null;
            var begun = Task.Run(work);
            _works.Add(begun);
            _ = EndAsync(begun);
            return begun;
        }
    }

    /// <summary>Nobody waits for it any more; if it fails, the operator hears of it.</summary>
    public void LeaveAlone(Task work) => _ = HearAsync(work);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] works;
        lock (_gate) works = [.. _works];
        var all = Task.WhenAll(works).WaitAsync(cancellationToken);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancellationToken.IsCancellationRequested) GivenUp(works.Count(work => !work.IsCompleted));
    }

    private async Task EndAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate) _works.Remove(work);
    }

    private async Task HearAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { } failed) Failed(failed);
    }

    [LoggerMessage(72, LogLevel.Error, "A message whose channel was told that it was taken could not be answered.")]
    private partial void Failed(Exception why);

    [LoggerMessage(73, LogLevel.Error, "The server stops before {Count} answers are out.")]
    private partial void GivenUp(int count);
}
