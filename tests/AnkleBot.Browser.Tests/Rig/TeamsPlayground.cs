using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AnkleBot.Browser.Tests.Rig;

/// <summary>Microsoft's emulator of Teams as its own process, talking to a server of ours.</summary>
public sealed class TeamsPlayground : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Playground");
    private static readonly Lazy<Task> Installed = new(() => InstallAsync());
    private readonly Process _process;

    private TeamsPlayground(Process process) => _process = process;

    /// <summary>Where its page is.</summary>
    public string Address { get; private set; } = "";

    /// <param name="bot">The server's address.</param>
    public static async Task<TeamsPlayground> StartAsync(string bot)
    {
        await Installed.Value;
        var process = Start("node", Path.Combine("node_modules", "@microsoft", "m365agentsplayground", "cli.js"),
            "-e", $"{bot}/api/messages", "-c", "msteams", "-p", $"{FreePort()}", "--dt");
        var playground = new TeamsPlayground(process);
        using var late = new CancellationTokenSource(LongestStart);
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            const string told = "Listening on ";
            if (!line.StartsWith(told, StringComparison.Ordinal)) continue;
            playground.Address = $"http://127.0.0.1:{line[told.Length..].Trim()}";
            // Whatever else it says must not fill its pipe.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return playground;
        }
        throw new InvalidOperationException($"The Playground didn't start: {await process.StandardError.ReadToEndAsync(late.Token)}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task InstallAsync()
    {
        using var npm = Start("npm", "ci", "--silent");
        var said = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"The Playground could not be installed: {await said}");
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    // The Playground can't be told to choose one itself.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
