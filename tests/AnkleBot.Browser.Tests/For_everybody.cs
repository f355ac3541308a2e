using Deque.AxeCore.Playwright;

namespace AnkleBot.Browser.Tests;

[Collection(In_the_waiting_room.Name)]
public sealed class For_everybody(Waiting_room room)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1100, 800)]
    [InlineData(ColorScheme.Dark, 1100, 800)]
    [InlineData(ColorScheme.Light, 390, 844)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task No_state_of_the_chat_breaks_a_rule_of_accessibility(ColorScheme scheme, int width, int height)
    {
        await using var runner = await room.RunnerAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } });
        await runner.GoAsync(room.Server.Chat);
        await runner.SeesAsync("Do you agree?");
        await CleanAsync(runner, "notice");
        await runner.AgreeAsync();
        await runner.SayAsync("how do i do calf raises");
        await Assertions.Expect(runner.Cards.Last.Locator("figure")).ToBeVisibleAsync();
        await CleanAsync(runner, "answer");
        await runner.SayAsync("check my ankle");
        await runner.SeesAsync("Any of these right now?");
        await CleanAsync(runner, "check");
        await runner.SayAsync("only my left calf is swollen, warm and tender");
        await runner.SeesAsync("Please be seen today.");
        await CleanAsync(runner, "urgent");
        await runner.SayAsync("i have chest pain and can't breathe");
        await runner.SeesAsync("Get help now.");
        await CleanAsync(runner, "emergency");
        await runner.Chat.Locator("#menu").ClickAsync();
        await CleanAsync(runner, "menu");
        await runner.PressAsync("Delete my conversation");
        await CleanAsync(runner, "delete");
        await runner.PressAsync("Keep my conversation");
        await runner.Context.SetOfflineAsync(true);
        await Assertions.Expect(runner.Chat.Locator("#trouble")).ToBeVisibleAsync();
        await CleanAsync(runner, "offline");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_sample_page_breaks_none_with_the_chat_open_or_closed(ColorScheme scheme)
    {
        await using var runner = await room.RunnerAsync(new() { ColorScheme = scheme });
        await runner.GoAsync(room.Server.Address);
        await runner.Page.WaitForFunctionAsync("() => window.AnkleBot");
        await CleanAsync(runner, "closed");
        await runner.OpenAsync();
        await runner.SeesAsync("Do you agree?");
        await CleanAsync(runner, "open");
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var runner = await room.RunnerAsync();
        await runner.GoAsync(room.Clinic.Address);
        await runner.Page.WaitForFunctionAsync("() => window.AnkleBot");
        var keys = runner.Page.Keyboard;

        // From the page's own button to the launcher, and in.
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        runner.Follow(await runner.FrameAsync());
        await runner.SeesAsync("Do you agree?");
        await ReachAsync(runner, "I agree");
        await keys.PressAsync("Enter");
        await runner.SeesAsync("What would you like to know?");
        // A press leaves the keyboard in the box.
        await Assertions.Expect(runner.Box).ToBeFocusedAsync();
        await keys.TypeAsync("how long should i keep ice on");
        await keys.PressAsync("Enter");
        await runner.SeesAsync("15 to 20 minutes");
        await keys.PressAsync("Escape");
        Assert.Equal("ANKLEBOT-CHAT", await runner.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));
    }

    [Fact]
    public async Task At_400_percent_nothing_is_cut_off_sideways_and_the_box_can_be_reached()
    {
        await using var runner = await room.RunnerAsync(new() { ViewportSize = new() { Width = 320, Height = 256 } });
        await runner.GoAsync(room.Server.Chat);
        await runner.AgreeAsync();
        await runner.SayAsync("only my left calf is swollen, warm and tender");
        await runner.SeesAsync("Please be seen today.");

        Assert.True(await runner.Chat.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await runner.Box.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(runner.Box).ToBeInViewportAsync();
        await runner.Cards.Last.GetByRole(AriaRole.Link, new() { Name = "Call 020 7946 0000" }).ScrollIntoViewIfNeededAsync();
    }

    [Fact]
    public async Task Nothing_moves_for_who_asks_for_less_motion()
    {
        await using var runner = await room.RunnerAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await runner.GoAsync(room.Server.Chat);
        await runner.AgreeAsync();

        Assert.Equal("none", await runner.Cards.Last.EvaluateAsync<string>("card => getComputedStyle(card).animationName"));
    }

    private static async Task ReachAsync(Runner runner, string button)
    {
        for (var presses = 0; presses < 12; presses++)
        {
            if (await runner.Chat.EvaluateAsync<string?>("() => document.activeElement?.textContent") == button) return;
            await runner.Page.Keyboard.PressAsync("Shift+Tab");
        }
        Assert.Fail($"The keyboard doesn't reach {button}.");
    }

    private static async Task CleanAsync(Runner runner, string state)
    {
        // What fades in is pale until it has.
        await runner.Chat.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        var found = await runner.Page.RunAxe();
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(violation =>
            $"{state}: {violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => $"{node.Target} {node.Html} {node.Any.FirstOrDefault()?.Message}"))}")));
    }
}
