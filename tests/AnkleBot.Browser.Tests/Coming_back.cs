namespace AnkleBot.Browser.Tests;

[Collection(In_the_waiting_room.Name)]
public sealed class Coming_back(Waiting_room room)
{
    [Fact]
    public async Task A_reload_brings_the_conversation_back_and_it_goes_on()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");

        await runner.Page.ReloadAsync();

        await runner.SeesAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");
        await runner.AnswersAsync("Tell me more", "Tell me more");
        await Assertions.Expect(runner.Shown("Do you agree?")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_server_that_dies_and_comes_back_loses_nothing()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");

        room.Server.Kill();
        try
        {
            await Assertions.Expect(runner.Chat.Locator("#trouble")).ToContainTextAsync("The connection dropped", new() { Timeout = 30_000 });
        }
        finally
        {
            await room.Server.StartAsync();
        }
        await Assertions.Expect(runner.Chat.Locator("#trouble")).ToBeHiddenAsync(new() { Timeout = 60_000 });

        await runner.SayAsync("how do i do calf raises");
        await Assertions.Expect(runner.Cards.Last.Locator("ol")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await runner.SeesAsync("how long should i keep ice on");
    }

    [Fact]
    public async Task Two_tabs_show_the_same_conversation()
    {
        await using var runner = await room.AgreedRunnerAsync();
        var first = runner.Chat;
        await runner.GoAsync(room.Server.Chat);
        await runner.SeesAsync("What would you like to know?");

        await runner.SayAsync("how long should i keep ice on");

        await runner.SeesAsync("15 to 20 minutes");
        await Assertions.Expect(Runner.Shown(first, "15 to 20 minutes")).ToBeVisibleAsync();
        await Assertions.Expect(Runner.Shown(first, "how long should i keep ice on")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Offline_is_said_and_ends_by_itself()
    {
        await using var runner = await room.AgreedRunnerAsync();

        await runner.Context.SetOfflineAsync(true);
        await Assertions.Expect(runner.Chat.Locator("#trouble")).ToContainTextAsync("You’re offline", new() { Timeout = 20_000 });
        await runner.Context.SetOfflineAsync(false);
        await Assertions.Expect(runner.Chat.Locator("#trouble")).ToBeHiddenAsync(new() { Timeout = 60_000 });

        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_for_good()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");

        await Asking.MenuAsync(runner, "Delete my conversation");
        await runner.PressAsync("Delete it for good");

        // The first notice is still on the page until the deletion is done: what was said must go first.
        await Assertions.Expect(runner.Shown("15 to 20 minutes")).ToHaveCountAsync(0);
        await runner.SeesAsync("Do you agree?");
        await runner.Page.ReloadAsync();
        await runner.SeesAsync("Do you agree?");
        await Assertions.Expect(runner.Shown("15 to 20 minutes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Deleted_by_words_it_leaves_the_screen_too()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");

        await runner.SayAsync("delete my conversation");
        await runner.PressAsync("Delete my conversation");

        await Assertions.Expect(runner.Chat.Locator("#trouble")).ToContainTextAsync("This conversation was deleted");
        await Assertions.Expect(runner.Shown("15 to 20 minutes")).ToHaveCountAsync(0);
        await runner.PressAsync("Start a new one");
        await runner.SeesAsync("Do you agree?");
    }
}
