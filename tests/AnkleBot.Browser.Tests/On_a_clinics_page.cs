namespace AnkleBot.Browser.Tests;

[Collection(In_the_waiting_room.Name)]
public sealed class On_a_clinics_page(Waiting_room room)
{
    [Fact]
    public async Task The_chat_works_under_the_strictest_policy_and_the_worst_stylesheet()
    {
        await using var runner = await room.RunnerAsync();
        await runner.GoAsync(room.Clinic.Address);

        await runner.OpenAsync();
        await runner.AgreeAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");

        var frame = await (await runner.Chat.FrameElementAsync()).BoundingBoxAsync();
        Assert.InRange(frame!.Width, 350, 420);
        Assert.InRange(frame.Height, 500, 700);
        Assert.InRange(frame.X, 600, 1100);
        Assert.Empty(runner.Errors);
    }

    [Fact]
    public async Task A_site_that_is_not_allowed_gets_no_chat_and_says_whom_to_ring()
    {
        await using var runner = await room.RunnerAsync();
        await runner.GoAsync(room.Stranger.Address);
        await runner.Page.WaitForFunctionAsync("() => window.AnkleBot");
        await runner.Page.EvaluateAsync("() => addEventListener('anklebot:trouble', event => { window.told = event.detail.clinic; })");

        await runner.OpenAsync();

        await runner.Page.WaitForFunctionAsync("() => window.told === 'demo'");
        Assert.Equal(0, await runner.Chat.Locator("#chat").CountAsync());
    }

    [Fact]
    public async Task Open_or_closed_is_remembered_and_the_conversation_with_it()
    {
        await using var runner = await room.RunnerAsync();
        await runner.GoAsync(room.Clinic.Address);
        await runner.OpenAsync();
        await runner.AgreeAsync();

        await runner.GoAsync(room.Clinic.Address);
        await Runner.Shown(await runner.FrameAsync(), "What would you like to know?").WaitForAsync();
        await runner.Page.EvaluateAsync("() => AnkleBot.close()");

        await runner.GoAsync(room.Clinic.Address);
        await runner.Page.WaitForFunctionAsync("() => window.AnkleBot");
        Assert.Single(runner.Page.Frames);
    }

    [Fact]
    public async Task A_question_from_the_page_waits_for_consent_and_is_sent_after_it()
    {
        await using var runner = await room.RunnerAsync();
        await runner.GoAsync(room.Clinic.Address);
        await runner.Page.WaitForFunctionAsync("() => window.AnkleBot");

        await runner.Page.EvaluateAsync("() => AnkleBot.ask('how long should i keep ice on')");
        await runner.OpenAsync();
        await Assertions.Expect(runner.Box).ToHaveValueAsync("how long should i keep ice on", new() { Timeout = 20_000 });
        await runner.AgreeAsync();
        await runner.Box.PressAsync("Enter");
        await runner.SeesAsync("15 to 20 minutes");

        await runner.Page.EvaluateAsync("() => AnkleBot.ask('how do i do calf raises')");
        await Assertions.Expect(runner.Cards.Last.Locator("ol")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_it_fills_the_screen_and_the_page_behind_is_out_of_reach()
    {
        await using var runner = await room.RunnerAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await runner.GoAsync(room.Clinic.Address);

        await runner.OpenAsync();
        await runner.AgreeAsync();

        var frame = await (await runner.Chat.FrameElementAsync()).BoundingBoxAsync();
        Assert.Equal((390, 844), ((int)frame!.Width, (int)frame.Height));
        Assert.True(await runner.Page.EvaluateAsync<bool>("() => document.querySelector('main').inert"));
        await runner.Page.EvaluateAsync("() => AnkleBot.close()");
        Assert.False(await runner.Page.EvaluateAsync<bool>("() => document.querySelector('main').inert"));
    }
}
