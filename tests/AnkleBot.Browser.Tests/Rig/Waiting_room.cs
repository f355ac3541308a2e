namespace AnkleBot.Browser.Tests.Rig;

/// <summary>What all browser tests share: one server, one clinic's site that may show it, one that may not, and one Chromium.</summary>
public sealed class Waiting_room : IAsyncLifetime
{
    // Without these Chromium calls home at every start, and the machine may have no way out.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;

    public Server Server { get; private set; } = null!;

    public ClinicsSite Clinic { get; private set; } = null!;

    public ClinicsSite Stranger { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        (Clinic, Stranger) = (await ClinicsSite.StartAsync(), await ClinicsSite.StartAsync());
        Server = await Server.StartAsync(Clinic.Address);
        Clinic.Bot = Stranger.Bot = Server.Address;
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        Server?.Dispose();
        if (Clinic is not null) await Clinic.DisposeAsync();
        if (Stranger is not null) await Stranger.DisposeAsync();
    }

    /// <summary>A runner with a browser that has never been here.</summary>
    public async Task<Runner> RunnerAsync(BrowserNewContextOptions? options = null) =>
        new(await Browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1100, Height = 800 } }));

    /// <summary>A runner on the chat page, who has agreed to the notice.</summary>
    public async Task<Runner> AgreedRunnerAsync(BrowserNewContextOptions? options = null)
    {
        var runner = await RunnerAsync(options);
        await runner.GoAsync(Server.Chat);
        await runner.AgreeAsync();
        return runner;
    }
}

[CollectionDefinition(Name)]
public sealed class In_the_waiting_room : ICollectionFixture<Waiting_room>
{
    public const string Name = "browser";
}
