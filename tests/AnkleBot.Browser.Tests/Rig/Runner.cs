namespace AnkleBot.Browser.Tests.Rig;

/// <summary>Somebody with a browser: says, presses, sees.</summary>
public sealed class Runner(IBrowserContext context) : IAsyncDisposable
{
    private const float LongestWaitMs = 20_000;
    private readonly List<string> _errors = [];

    public IBrowserContext Context => context;

    public IPage Page { get; private set; } = null!;

    /// <summary>Where the chat is: the page itself, or the frame in it.</summary>
    public IFrame Chat { get; private set; } = null!;

    /// <summary>What the page's own scripts threw, and what its policy refused.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public ILocator Box => Chat.Locator("[data-id='webchat-sendbox-input']");

    public ILocator Cards => Chat.Locator("#chat .card");

    public async Task GoAsync(string address)
    {
        Page = await context.NewPageAsync();
        Page.SetDefaultTimeout(LongestWaitMs);
        Page.PageError += (_, error) => _errors.Add(error);
        Page.Console += (_, line) =>
        {
            if (line.Type == "error" && line.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _errors.Add(line.Text);
        };
        await Page.GotoAsync(address);
        Chat = Page.MainFrame;
    }

    /// <summary>Opens the chat on a clinic's page.</summary>
    public async Task OpenAsync()
    {
        await Page.WaitForFunctionAsync("() => window.AnkleBot");
        await Page.EvaluateAsync("() => AnkleBot.open()");
        Follow(await FrameAsync());
    }

    /// <summary>The chat is in this frame from now on.</summary>
    public void Follow(IFrame frame) => Chat = frame;

    public async Task<IFrame> FrameAsync()
    {
        while (Page.Frames.Count < 2) await Page.WaitForFunctionAsync("() => window.length > 0");
        return Page.Frames[1];
    }

    public async Task AgreeAsync()
    {
        await PressAsync("I agree");
        await SeesAsync("What would you like to know?");
    }

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    public Task PressAsync(string label) => Button(label).ClickAsync();

    /// <summary>The last button of that name, not counting those that Web Chat puts where only screen readers look.</summary>
    public ILocator Button(string label) =>
        Chat.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).And(Chat.Locator("button:not([class*='live-region'])")).Last;

    /// <summary>What stands in the transcript for everybody to see.</summary>
    public ILocator Shown(string text) => Shown(Chat, text);

    public static ILocator Shown(IFrame chat, string text) => chat.Locator("#chat .webchat__bubble__content").GetByText(text);

    public Task SeesAsync(string text) => Assertions.Expect(Shown(text).Last).ToBeVisibleAsync(new() { Timeout = LongestWaitMs });

    /// <summary>Presses an answer, and waits for the next question.</summary>
    public async Task AnswersAsync(string label, string next)
    {
        await PressAsync(label);
        await SeesAsync(next);
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
