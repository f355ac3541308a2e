namespace AnkleBot.Browser.Tests.Rig;

/// <summary>Somebody in Teams, as the Playground shows it.</summary>
public sealed class TeamsChat(IBrowserContext context, IPage page) : IAsyncDisposable
{
    private const float LongestWaitMs = 30_000;
    private readonly List<string> _errors = [];

    /// <summary>What the page's own scripts threw.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<TeamsChat> OpenAsync(IBrowser browser, string address)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1300, Height = 950 } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(LongestWaitMs);
        var chat = new TeamsChat(context, page);
        page.PageError += (_, error) => chat._errors.Add(error);
        await page.GotoAsync(address);
        return chat;
    }

    public async Task SayAsync(string text)
    {
        var box = page.Locator("[data-lexical-editor='true']").First;
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    /// <summary>Presses the last button of that name, and waits for what comes of it.</summary>
    public async Task PressAsync(string label, string next)
    {
        var before = await page.GetByText(next).CountAsync();
        await Button(label).ClickAsync();
        await Assertions.Expect(page.GetByText(next)).ToHaveCountAsync(before + 1, new() { Timeout = LongestWaitMs });
    }

    public ILocator Button(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    public ILocator Link(string label) => page.GetByRole(AriaRole.Link, new() { Name = label, Exact = true }).Last;

    public Task SeesAsync(string text) => Assertions.Expect(page.GetByText(text).Last).ToBeVisibleAsync(new() { Timeout = LongestWaitMs });

    public Task<int> CountAsync(string text) => page.GetByText(text).CountAsync();

    /// <summary>Keeps what it looks like, for people: <c>screenshots/</c> beside the tests.</summary>
    public async Task KeepAsync(string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png") });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
