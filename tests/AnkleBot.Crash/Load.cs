using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace AnkleBot.Crash;

/// <summary>The process under load, and what its clients were answered.</summary>
internal sealed class Load(string engine, string address, Talks talks)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Answered>> _waiting = [];

    /// <summary>Runs the process, talks to it with every client, and kills it at a moment that nobody chose.</summary>
    public async Task RunAndKillAsync(int millisecondsUntilKill)
    {
        using var process = Start();
        if (await process.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("The process didn't start.");
        using var killed = new CancellationTokenSource();
        var reading = ReadAsync(process.StandardOutput);
        var talking = talks.All.Select(talk => TalkAsync(talk, process.StandardInput, killed.Token)).ToList();

        await Task.Delay(millisecondsUntilKill);
        process.Kill();
        await killed.CancelAsync();
        await process.WaitForExitAsync();
        await reading;
        await Task.WhenAll(talking);
        _waiting.Clear();
    }

    private async Task TalkAsync(Talk talk, StreamWriter to, CancellationToken killed)
    {
        try
        {
            while (true)
            {
                // What had no answer when the process died is sent again under the same id, as a channel does.
                var next = talk.Next();
                var twice = talk.Often(10);
                var answer = Ask(to, next, killed);
                if (twice) await SendAsync(to, next);
                talk.Hear(await answer);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Killed; the message stays the next one.
        }
    }

    private async Task<Answered> Ask(StreamWriter to, Sent sent, CancellationToken killed)
    {
        var answer = new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[sent.Activity] = answer;
        await SendAsync(to, sent);
        return await answer.Task.WaitAsync(killed);
    }

    private static Task SendAsync(StreamWriter to, Sent sent)
    {
        lock (to)
        {
            to.WriteLine(JsonSerializer.Serialize(sent, LineJson.Default.Sent));
            to.Flush();
        }
        return Task.CompletedTask;
    }

    private async Task ReadAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            // The last line may be cut off: that reply was never received.
            if (!line.EndsWith('}')) continue;
            var answered = JsonSerializer.Deserialize(line, LineJson.Default.Answered)!;
            talks.Received(answered);
            if (_waiting.TryGetValue(answered.Activity, out var waiting)) waiting.TrySetResult(answered);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--child", engine, address]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
