namespace AnkleBot.Browser.Tests;

/// <summary>Microsoft's own emulator of Teams, driven by a browser, with our server behind it.</summary>
[Collection(In_the_waiting_room.Name)]
public sealed class In_Teams(Waiting_room room)
{
    [Fact]
    public async Task The_whole_way_from_the_greeting_by_buttons_to_an_answer_and_an_emergency()
    {
        using var playground = await TeamsPlayground.StartAsync(room.Server.Address);
        await using var teams = await TeamsChat.OpenAsync(room.Browser, playground.Address);

        await teams.SeesAsync("Do you agree?");
        Assert.Equal(1, await teams.CountAsync("Do you agree?"));
        await teams.KeepAsync("teams-1-greeting");
        await teams.PressAsync("I agree", "What would you like to know?");
        await teams.PressAsync("Check my ankle", "Any of these right now?");
        await teams.KeepAsync("teams-2-intake");
        await teams.PressAsync("None of these", "Can you take four steps");
        await teams.PressAsync("Yes, I can", "How did it begin?");
        await teams.PressAsync("Slowly, no injury", "Is the ankle hot and red");
        await teams.PressAsync("None of these", "Is there one sore spot right on a bone");
        await teams.PressAsync("No", "Does any of these fit you?");
        await teams.PressAsync("None of these", "How long has it been sore");
        await teams.PressAsync("Up to 3 days", "You can look after this yourself for now.");
        await teams.KeepAsync("teams-3-summary");

        await teams.SayAsync("how long should i keep ice on");
        await teams.SeesAsync("for 15 to 20 minutes, and no longer");
        await Assertions.Expect(teams.Button("Yes, this helped")).ToBeVisibleAsync();
        await teams.KeepAsync("teams-4-answer");

        await teams.SayAsync("i have chest pain and can't breathe");
        await teams.SeesAsync("Get help now.");
        await Assertions.Expect(teams.Button("That's not what I meant")).ToBeVisibleAsync();
        await teams.KeepAsync("teams-5-emergency");

        Assert.Empty(teams.Errors);
    }
}
