using AnkleBot.Staff.Tests.Rig;
using Deque.AxeCore.Playwright;

namespace AnkleBot.Browser.Tests.Rig;

/// <summary>Somebody of the staff with a browser at the console.</summary>
public sealed class Desk : IAsyncDisposable
{
    private const string Password = "four words nobody guesses";
    private const float LongestWaitMs = 20_000;
    private readonly List<string> _errors = [];
    private readonly IBrowserContext _context;
    private readonly string _address;
    private int _codes;

    private Desk(IBrowserContext context, IPage page, string address, string email)
    {
        (_context, Page, _address, Email) = (context, page, address, email);
        Page.SetDefaultTimeout(LongestWaitMs);
        Page.PageError += (_, error) => _errors.Add(error);
        Page.Console += (_, line) =>
        {
            if (line.Type == "error" && line.Text.Contains("Content Security Policy", StringComparison.Ordinal)) _errors.Add(line.Text);
        };
    }

    public IPage Page { get; }

    public string Email { get; }

    /// <summary>Of the authenticator app.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What the page's own script threw, and what its policy refused.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Somebody new at the sign-in page, and their one-time password.</summary>
    public static async Task<(Desk Desk, string OneTime)> NewAsync(Waiting_room room, string role, BrowserNewContextOptions? options = null)
    {
        var email = $"{role}{Guid.NewGuid():N}@demo.example";
        var oneTime = await room.Server.AddStaffAsync(email, role);
        var context = await room.Browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        return (new(context, await context.NewPageAsync(), room.Server.Address, email), oneTime);
    }

    /// <summary>Somebody who has been through the first sign-in.</summary>
    public static async Task<Desk> SignedInAsync(Waiting_room room, string role, BrowserNewContextOptions? options = null)
    {
        var (desk, oneTime) = await NewAsync(room, role, options);
        await desk.BeginAsync(oneTime);
        await desk.ChooseAsync();
        await desk.SetUpAsync();
        await desk.GoAsync("/staff");
        return desk;
    }

    public Task GoAsync(string path) => Page.GotoAsync(_address + path);

    public async Task BeginAsync(string password = Password)
    {
        await GoAsync("/staff");
        await Page.GetByLabel("E-mail").FillAsync(Email);
        await Page.GetByLabel("Password").FillAsync(password);
        await PressAsync("Sign in");
    }

    public async Task ChooseAsync()
    {
        await Page.GetByLabel("The new password", new() { Exact = true }).FillAsync(Password);
        await Page.GetByLabel("The new password once more").FillAsync(Password);
        await PressAsync("Change the password");
    }

    public async Task SetUpAsync()
    {
        Key = (await Page.Locator(".key code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await Page.GetByLabel("The six digits").FillAsync(Code());
        await PressAsync("Turn the second step on");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Keep these recovery codes" })).ToBeVisibleAsync();
    }

    /// <summary>Signs in again, with both steps.</summary>
    public async Task ComeBackAsync()
    {
        await BeginAsync();
        await Page.GetByLabel("The code in your authenticator app").FillAsync(Code());
        await PressAsync("Sign in");
        await SeesAsync("Conversations");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task FollowAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    public Task SeesAsync(string heading) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1 })).ToBeVisibleAsync();

    /// <summary>No rule of accessibility is broken. With SCREENSHOTS set to a folder, what it looks like is kept there.</summary>
    public async Task CleanAsync(string state)
    {
        await Page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{state}.png"), FullPage = true });
        var found = await Page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation =>
            $"{state}: {violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => $"{node.Target} {node.Html} {node.Any.FirstOrDefault()?.Message}"))}")));
        var tooWide = await Page.EvaluateAsync<string[]>(
            "() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 100))");
        Assert.True(tooWide.Length == 0, $"{state} is wider than the window: {string.Join('\n', tooWide)}");
        Assert.Empty(_errors);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    // None is taken twice, and the server takes those of the next minute too.
    private string Code() => AuthenticatorApp.Code(Key, _codes++);
}
