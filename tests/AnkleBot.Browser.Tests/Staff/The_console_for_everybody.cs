namespace AnkleBot.Browser.Tests.Staff;

[Collection(In_the_waiting_room.Name)]
public sealed class The_console_for_everybody(Waiting_room room)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_of_it_breaks_a_rule_of_accessibility(ColorScheme scheme, int width)
    {
        await TalkAsync();
        var (desk, oneTime) = await Desk.NewAsync(room, "administrator", new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        await using var _ = desk;
        Task CleanAsync(string state) => desk.CleanAsync($"{state}-{scheme}-{width}");

        await desk.BeginAsync("a wrong password");
        await CleanAsync("sign-in-refused");
        await desk.BeginAsync(oneTime);
        await CleanAsync("choose-password");
        await desk.ChooseAsync();
        await CleanAsync("set-up-second-step");
        await desk.SetUpAsync();
        await CleanAsync("recovery-codes");
        await desk.GoAsync("/staff/conversations");
        await CleanAsync("list");
        await desk.GoAsync("/staff/conversations?urgency=urgent&label=clot&q=calf");
        await CleanAsync("list-filtered");
        await desk.GoAsync("/staff/conversations?q=calf");
        await CleanAsync("search");
        await desk.GoAsync("/staff/conversations?label=nowhere&urgency=purple");
        await CleanAsync("list-empty");
        await desk.GoAsync("/staff/conversations?urgency=urgent");
        await desk.Page.Locator(".rows a").First.ClickAsync();
        await desk.Page.GetByLabel("A note").FillAsync("Rang back; they have an appointment at 16:20.");
        await desk.PressAsync("Add the note");
        await desk.Page.GetByText("This was wrong …").Last.ClickAsync();
        await desk.Page.GetByText("Runners-up").First.ClickAsync();
        await CleanAsync("conversation");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await CleanAsync("conversation-print");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await desk.FollowAsync("Delete …");
        await CleanAsync("delete");
        await desk.GoAsync("/staff/conversations?person=on");
        await desk.Page.Locator(".rows a").First.ClickAsync();
        await desk.FollowAsync("Write …");
        await CleanAsync("write");
        await desk.GoAsync("/staff/accounts");
        await CleanAsync("accounts");
        await desk.GoAsync($"/staff/accounts/{desk.Email}");
        await CleanAsync("account-of-mine");
        await desk.GoAsync("/staff/audit");
        await CleanAsync("audit");
        await desk.GoAsync("/staff/me");
        await CleanAsync("me");
        await desk.GoAsync("/staff/conversations/no-such-conversation");
        await CleanAsync("not-there");
    }

    [Fact]
    public async Task At_400_percent_a_conversation_can_be_read_and_reviewed()
    {
        await TalkAsync();
        await using var desk = await Desk.SignedInAsync(room, "reviewer", new() { ViewportSize = new() { Width = 320, Height = 256 } });
        await desk.GoAsync("/staff/conversations?urgency=urgent");
        await desk.Page.Locator(".rows a").First.ClickAsync();

        await desk.CleanAsync("conversation-400-percent");
        await desk.Page.GetByText("Mark reviewed, and go on").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(desk.Page.GetByText("Mark reviewed, and go on")).ToBeInViewportAsync();
    }

    private async Task TalkAsync()
    {
        await using var runner = await room.AgreedRunnerAsync();
        await runner.SayAsync("how do i do calf raises");
        await Assertions.Expect(runner.Cards.Last.Locator("figure")).ToBeVisibleAsync();
        await runner.SayAsync("only my left calf is swollen, warm and tender");
        await runner.SeesAsync("Please be seen today.");
        await runner.SayAsync("how long should i ice it");
        await runner.SeesAsync("Not until");
        await runner.SayAsync("talk to a person");
        await runner.SeesAsync("I've marked this chat for the staff.");
    }
}
