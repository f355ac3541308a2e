using System.Text.Json;
using AnkleBot.Channels;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnkleBot.Crash;

/// <summary>The turn handler on a real record, with standard input as its channel.</summary>
internal static class Child
{
    public static async Task RunAsync(string engine, string address)
    {
        await using var records = Record.At(engine, address);
        await records.OpenAsync();
        using var handler = new TurnHandler(records, new TurnOptions(), TimeProvider.System, NullLogger<TurnHandler>.Instance);
        var respond = Bot.Load();
        var output = TextWriter.Synchronized(Console.Out);
        await output.WriteLineAsync("ready");
        await output.FlushAsync();

        var running = new List<Task>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var sent = JsonSerializer.Deserialize(line, LineJson.Default.Sent)!;
            running.RemoveAll(task => task.IsCompletedSuccessfully);
            running.Add(Task.Run(async () =>
            {
                var handled = await handler.HandleAsync(
                    new(sent.Conversation, sent.Activity, "demo", "terminal", "runner", new(sent.Text)), respond);
                var answered = new Answered(
                    sent.Conversation, sent.Activity, handled.As.ToString(), handled.Turns[^1].Number, Record.Words(handled.Turns[^1].Replies));
                output.WriteLine(JsonSerializer.Serialize(answered, LineJson.Default.Answered));
                output.Flush();
            }));
        }
        await Task.WhenAll(running);
    }
}
