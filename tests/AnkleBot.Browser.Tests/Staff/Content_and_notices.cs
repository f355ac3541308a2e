using System.Globalization;

namespace AnkleBot.Browser.Tests.Staff;

/// <summary>Notices, gaps, trying, dashboard and content: for everybody, and as they are worked with.</summary>
[Collection(In_the_waiting_room.Name)]
public sealed class Content_and_notices(Waiting_room room)
{
    private const string Swollen = "only my left calf is swollen, warm and tender";
    private const string Dying = "i want to die";
    private const string Ice = "how long should i keep ice on it";
    private const string Odd = "glimbrax vorto plinth";

    private static readonly Dictionary<string, string> Answered = new()
    {
        [Swollen] = "Please be seen today.", [Dying] = "sorry it's this hard", [Ice] = "15 to 20 minutes", [Odd] = "not sure what you mean",
    };

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_of_them_breaks_a_rule_of_accessibility(ColorScheme scheme, int width)
    {
        await TalkAsync(Odd, Ice, Swollen);
        await using var desk = await Desk.SignedInAsync(room, "administrator", new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        Task CleanAsync(string state) => desk.CleanAsync($"{state}-{scheme}-{width}");

        await desk.GoAsync("/staff/notices");
        await CleanAsync("notices");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" }).First.ClickAsync();
        await desk.GoAsync("/staff/notices?all=true");
        await CleanAsync("notices-all");
        await TalkAsync(Dying);
        await Assertions.Expect(desk.Page.Locator(".come")).ToContainTextAsync("Crisis at Riverside Clinic, just now.");
        await CleanAsync("notice-come");
        await desk.GoAsync("/staff/dashboard");
        await DrawnAsync(desk);
        await CleanAsync("dashboard");
        await desk.Page.GetByText("The numbers").First.ClickAsync();
        await desk.GoAsync("/staff/dashboard?by=week&from=2026-01-01");
        await DrawnAsync(desk);
        await CleanAsync("dashboard-weeks");
        await desk.GoAsync("/staff/content");
        await CleanAsync("content");
        await desk.GoAsync("/staff/gaps");
        await CleanAsync("gaps");
        await desk.Page.Locator(".gaps a").First.ClickAsync();
        await CleanAsync("gap");
        await desk.PressAsync("Try these ways");
        await Assertions.Expect(desk.Page.Locator("#piece")).ToBeVisibleAsync();
        await CleanAsync("gap-tried");
        await desk.Page.GetByText("A new entry", new() { Exact = true }).ClickAsync();
        await CleanAsync("gap-draft");
        await desk.GoAsync("/staff/try");
        await CleanAsync("try");
        await desk.Page.GetByLabel("Messages, one a line").FillAsync("how long should i keep ice on it\nonly my left calf is swollen, warm and tender\nmy mate says vinegar");
        await desk.PressAsync("See what it says");
        await CleanAsync("try-told");
        await UploadAsync(desk, yaml => yaml.Replace("    answer:", "    anser:", StringComparison.Ordinal));
        await CleanAsync("try-problems");
    }

    [Fact]
    public async Task A_notice_appears_on_an_open_page_and_goes_once_it_is_seen()
    {
        await using var desk = await Desk.SignedInAsync(room, "reviewer");
        await desk.GoAsync("/staff/dashboard");
        var before = await CountAsync(desk);

        await TalkAsync(Swollen);
        await Assertions.Expect(desk.Page.Locator(".come")).ToContainTextAsync("To be seen today at Riverside Clinic, just now.");
        Assert.Equal(before + 1, await CountAsync(desk));
        Assert.StartsWith($"({before + 1}) ", await desk.Page.TitleAsync(), StringComparison.Ordinal);
        await desk.FollowAsync("Open the conversation");
        await Assertions.Expect(desk.Page.GetByText(Swollen).First).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Notices", Exact = false }).First.ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as seen" }).First.ClickAsync();

        await Assertions.Expect(desk.Page.GetByText("Marked as seen.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".count")).ToHaveTextAsync(before.ToString(CultureInfo.InvariantCulture), new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task A_changed_file_is_tried_from_the_browser()
    {
        await using var desk = await Desk.SignedInAsync(room, "editor");
        await desk.GoAsync("/staff/try");
        await desk.Page.GetByLabel("Messages, one a line").FillAsync(Ice);

        await UploadAsync(desk, yaml => yaml.Replace("15 to 20 minutes", "12 to 13 minutes", StringComparison.Ordinal));

        await Assertions.Expect(desk.Page.Locator(".told .bot").First).ToContainTextAsync("12 to 13 minutes");
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "What it says" })).ToBeFocusedAsync();
    }

    private static async Task UploadAsync(Desk desk, Func<string, string> change)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "knowledge", "faq", "ice.yaml"));
        await desk.Page.GetByText("With a changed file").ClickAsync();
        await desk.Page.GetByLabel("It stands in for").SelectOptionAsync("faq/ice.yaml");
        await desk.Page.GetByLabel("Your file").SetInputFilesAsync(new FilePayload { Name = "ice.yaml", MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(change(yaml)) });
        // The whole knowledge is loaded once more, on a machine that may have much else to do.
        desk.Page.SetDefaultTimeout(120_000);
        await desk.PressAsync("See what it says");
        await Assertions.Expect(desk.Page.Locator("#result")).ToBeVisibleAsync();
    }

    private static Task DrawnAsync(Desk desk) => desk.Page.WaitForFunctionAsync("() => document.documentElement.dataset.drawn");

    /// <summary>How many wait, once the page has heard.</summary>
    private static async Task<int> CountAsync(Desk desk)
    {
        var count = desk.Page.Locator(".count");
        await Assertions.Expect(count).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]+$"));
        return int.Parse(await count.TextContentAsync() ?? "", CultureInfo.InvariantCulture);
    }

    private async Task TalkAsync(params string[] messages)
    {
        await using var runner = await room.AgreedRunnerAsync();
        foreach (var message in messages)
        {
            await runner.SayAsync(message);
            await runner.SeesAsync(Answered[message]);
        }
    }
}
