using System.Diagnostics;
using System.Globalization;
using AnkleBot.Channels.Tests.Rig;
using Xunit.Abstractions;

namespace AnkleBot.Channels.Tests.DirectLine;

/// <summary>botframework-directlinejs, which is inside Web Chat, run in Node against our server.</summary>
public sealed class Microsofts_own_client(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task> Installed = new(() => RunAsync("npm", ["ci", "--silent"], _ => Task.CompletedTask, Console.Error.WriteLine));

    [Theory]
    [InlineData("streaming")]
    [InlineData("polling")]
    public async Task It_begins_echoes_refreshes_reconnects_and_ends(string way)
    {
        await Installed.Value;
        await using var server = await RealServer.StartAsync();

        await RunAsync("node", ["conformance.mjs", server.Own, way], AnswerAsync, output.WriteLine);

        async Task AnswerAsync(string asked)
        {
            if (asked == "restart") await server.RestartAsync();
            else server.Time.Forward(TimeSpan.FromMinutes(int.Parse(asked["forward ".Length..], CultureInfo.InvariantCulture)));
        }
    }

    private static async Task RunAsync(string program, string[] arguments, Func<string, Task> answer, Action<string> say)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.Combine(AppContext.BaseDirectory, "Client"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(late.Token);
            while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
            {
                say(line);
                if (!line.StartsWith("? ", StringComparison.Ordinal)) continue;
                await answer(line[2..]);
                await process.StandardInput.WriteLineAsync("done");
            }
            await process.WaitForExitAsync(late.Token);
            say(await errors);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
