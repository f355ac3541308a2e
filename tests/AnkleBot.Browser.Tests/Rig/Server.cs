using System.Diagnostics;

namespace AnkleBot.Browser.Tests.Rig;

/// <summary>The server as its own process, with a folder of its own, that can be killed and started again.</summary>
public sealed class Server : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-browser-").FullName;
    private readonly string _clinicsSite;
    private Process? _process;

    private Server(string clinicsSite) => _clinicsSite = clinicsSite;

    /// <summary>Such as <c>http://127.0.0.1:41234</c>, the same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    public string Chat => $"{Address}/chat/demo";

    /// <param name="clinicsSite">The origin that may show the chat.</param>
    public static async Task<Server> StartAsync(string clinicsSite)
    {
        var server = new Server(clinicsSite);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "AnkleBot.Server.dll"), "--urls", Address },
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        _process = Process.Start(start)!;
        var said = new List<string>();
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Address = await address.Task.WaitAsync(LongestStart);
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"The server didn't start:\n{string.Join('\n', said)}", late);
        }

        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.Add(line);
            const string told = "A sample clinic page with the chat on it: ";
            if (line.StartsWith(told, StringComparison.Ordinal)) address.TrySetResult(line[told.Length..].TrimEnd('/'));
        }
    }

    /// <summary>Makes an account for the console, as an operator does.</summary>
    /// <returns>Its one-time password.</returns>
    public async Task<string> AddStaffAsync(string email, string role)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "AnkleBot.Server.dll"), "staff", "add", "--email", email, "--role", role, "--clinic", "demo" },
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await wrong);
        return (await said).Trim().Split('\n')[^1];
    }

    /// <summary>As a power cut would: nothing is said to anybody.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is not null) Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Records__Path"] = Path.Combine(_folder, "anklebot.db"),
        ["DirectLine__MessageBurst"] = "500",
        ["Clinics__demo__Name"] = "Riverside Clinic",
        ["Clinics__demo__Country"] = "GB",
        ["Clinics__demo__Telephone"] = "020 7946 0000",
        ["Clinics__demo__Booking"] = "https://example.org/book",
        ["Clinics__demo__Hours"] = "Open until 18:00.",
        ["Clinics__demo__AllowedOrigins__0"] = _clinicsSite,
    };
}
