namespace AnkleBot.Browser.Tests.Staff;

[Collection(In_the_waiting_room.Name)]
public sealed class A_working_day(Waiting_room room)
{
    [Fact]
    public async Task From_signing_in_to_signing_out()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how long should i keep ice on");
        await runner.SeesAsync("15 to 20 minutes");
        await runner.SayAsync("only my left calf is swollen, warm and tender");
        await runner.SeesAsync("Please be seen today.");

        // In, with both steps.
        await using var desk = await Desk.SignedInAsync(room, "administrator");
        await desk.PressAsync("Sign out");
        await desk.SeesAsync("Sign in");
        await desk.ComeBackAsync();

        // Filter, and open what was found.
        await desk.Page.GetByText("Filters", new() { Exact = true }).ClickAsync();
        await desk.Page.GetByLabel("Urgency").SelectOptionAsync("Today");
        await desk.Page.GetByLabel("Status").SelectOptionAsync("New");
        await desk.PressAsync("Show these");
        await Assertions.Expect(desk.Page.Locator(".rows > li").First).ToContainTextAsync("how long should i keep ice on");
        Assert.Contains("urgency=urgent", desk.Page.Url, StringComparison.Ordinal);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.Keyboard.PressAsync("Enter");

        // Read why.
        var flagged = desk.Page.Locator(".turns > li").Filter(new() { HasText = "only my left calf" });
        await Assertions.Expect(flagged.Locator(".raised").First).ToContainTextAsync("Today");
        await Assertions.Expect(flagged.Locator(".raised code").First).ToContainTextAsync("red-flags/calf-swollen.yaml");
        await Assertions.Expect(flagged.Locator(".raised q").First).Not.ToBeEmptyAsync();

        // Label, note, and a word on a turn.
        await desk.Page.Keyboard.PressAsync("l");
        await desk.Page.Keyboard.TypeAsync("clot, follow up");
        await desk.PressAsync("Keep the review");
        await Assertions.Expect(desk.Page.GetByLabel("Labels")).ToHaveValueAsync("clot, follow up");
        await desk.Page.GetByLabel("A note").FillAsync("Rang at 15:00 <b>no answer</b>.");
        await desk.PressAsync("Add the note");
        await Assertions.Expect(desk.Page.Locator("#notes")).ToContainTextAsync("Rang at 15:00 <b>no answer</b>.");
        var answered = desk.Page.Locator(".turns > li").Filter(new() { HasText = "how long should i keep ice on" });
        await answered.GetByText("This was wrong …").ClickAsync();
        await answered.GetByLabel("Another entry:").CheckAsync();
        await answered.Locator("input[name=other]").FillAsync("ice-how-often");
        await answered.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(answered.Locator(".verdict")).ToContainTextAsync("(ice-how-often) is the right entry");

        // Take it along.
        var csv = await desk.Page.RunAndWaitForDownloadAsync(() => desk.FollowAsync("Save as CSV"));
        Assert.Contains("only my left calf", await File.ReadAllTextAsync(await csv.PathAsync()), StringComparison.Ordinal);
        var script = await desk.Page.RunAndWaitForDownloadAsync(() => desk.FollowAsync("Save as test"));
        Assert.Contains("runner: only my left calf is swollen, warm and tender\nbot:    escalation urgent | ", await File.ReadAllTextAsync(await script.PathAsync()), StringComparison.Ordinal);
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(desk.Page.Locator("header.top")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.GetByText("Keep the review")).ToBeHiddenAsync();
        await Assertions.Expect(desk.Page.GetByText("Status: New. Labels: clot, follow up.")).ToBeVisibleAsync();
        await Assertions.Expect(flagged.Locator(".bubble.runner")).ToBeVisibleAsync();
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        // Done with it.
        await desk.Page.Locator("h1").ClickAsync();
        await desk.Page.Keyboard.PressAsync("e");
        await Assertions.Expect(desk.Page.Locator(".said")).ToContainTextAsync("Marked reviewed.");

        // Who did what.
        await desk.FollowAsync("Audit");
        foreach (var did in new[] { "looked", "reviewed", "noted", "judged", "exported" })
            await Assertions.Expect(desk.Page.Locator("tr").Filter(new() { HasText = desk.Email }).Filter(new() { HasText = did }).First).ToBeVisibleAsync();
        await desk.PressAsync("Sign out");
        await desk.SeesAsync("Sign in");
        await desk.GoAsync("/staff/audit");
        await desk.SeesAsync("Sign in");
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task A_runner_who_asked_for_a_person_hears_one_in_the_chat()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("talk to a person");
        await runner.SeesAsync("I've marked this chat for the staff.");
        await using var desk = await Desk.SignedInAsync(room, "reviewer");
        await desk.GoAsync("/staff/conversations?person=on");
        await desk.Page.Locator(".rows a").First.ClickAsync();

        await desk.FollowAsync("Write …");
        await desk.Page.GetByLabel("Your message").FillAsync("Sam here: there is time at 16:20 today.");
        await desk.PressAsync("Send it");

        await Assertions.Expect(desk.Page.Locator(".said")).ToContainTextAsync("Your message is sent.");
        await Assertions.Expect(desk.Page.Locator(".turns > li").Last).ToContainTextAsync("there is time at 16:20 today");
        await runner.SeesAsync("Sam here: there is time at 16:20 today.");
        await desk.CleanAsync("written-first");
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task The_list_moves_by_itself_when_a_runner_writes()
    {
        await using var desk = await Desk.SignedInAsync(room, "reviewer");
        await desk.Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'on'");
        await using var runner = await room.AgreedRunnerAsync();

        await runner.SayAsync("my ankle clicks when i cycle to the harbour");

        await Assertions.Expect(desk.Page.Locator(".rows > li").First).ToContainTextAsync("clicks when i cycle to the harbour", new() { Timeout = 20_000 });
        await Assertions.Expect(desk.Page.Locator("#moved")).Not.ToBeEmptyAsync();
        Assert.Empty(desk.Errors);
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var first = await room.AgreedRunnerAsync();
        await first.SayAsync("what about the first keyboard question");
        await using var second = await room.AgreedRunnerAsync();
        await second.SayAsync("and the second keyboard question");
        await Assertions.Expect(second.Cards.Last).ToBeVisibleAsync();
        await using var desk = await Desk.SignedInAsync(room, "reviewer");
        var (page, keys) = (desk.Page, desk.Page.Keyboard);
        await desk.GoAsync("/staff/conversations?status=new");
        var rows = page.Locator(".rows > li");
        var (one, two) = (await rows.Nth(0).Locator("a").InnerTextAsync(), await rows.Nth(1).Locator("a").InnerTextAsync());

        await keys.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        Assert.Equal(two, await page.EvaluateAsync<string>("() => document.activeElement.innerText"));
        await keys.PressAsync("k");
        Assert.Equal(one, await page.EvaluateAsync<string>("() => document.activeElement.innerText"));
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".turns")).ToContainTextAsync(one);
        await keys.PressAsync("j");
        await Assertions.Expect(page.Locator(".turns")).ToContainTextAsync(two);
        await keys.PressAsync("k");
        await Assertions.Expect(page.Locator(".turns")).ToContainTextAsync(one);
        await keys.PressAsync("e");
        await Assertions.Expect(page.Locator(".turns")).ToContainTextAsync(two);
        await keys.PressAsync("u");
        await Assertions.Expect(rows.First).ToContainTextAsync(two);
        // In the list itself, too.
        var left = await rows.CountAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("e");
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Marked reviewed.");
        await Assertions.Expect(rows).ToHaveCountAsync(left - 1);
        Assert.Empty(desk.Errors);
    }
}
