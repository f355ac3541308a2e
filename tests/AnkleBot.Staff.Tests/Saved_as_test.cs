using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class Saved_as_test(StaffServer desk)
{
    [Fact]
    public async Task It_passes_as_it_is_held_against_the_bot_that_was_talked_to()
    {
        var id = await desk.TalkAsync(
            "riverside", "how long should i keep ice on", "how do i do calf raises\nplease", "only my left calf is swollen, warm and tender", "can i run", "Call 999?");
        using var browser = await desk.SignedInAsync();

        var script = await browser.ReadAsync($"/staff/conversations/{id}?handler=Script");

        Assert.Equal(5, script.Split("\nrunner: ").Length - 1);
        Assert.Empty(Fails(script));
    }

    [Fact]
    public async Task It_fails_where_a_reviewer_said_that_it_was_wrong()
    {
        var id = await desk.TalkAsync("riverside", "how long should i keep ice on");
        await desk.Records.JudgeAsync(id, 3, new("ice-how-often", true), "test");
        using var browser = await desk.SignedInAsync();

        var script = await browser.ReadAsync($"/staff/conversations/{id}?handler=Script");

        Assert.Contains("# A reviewer: this should have escalated.\nbot:    escalation\n", script, StringComparison.Ordinal);
        Assert.Single(Fails(script));
    }

    /// <summary>As tests/AnkleBot.Tests reads scripts.</summary>
    private static List<string> Fails(string script)
    {
        var bot = new Conversation.Conversation(StaffServer.Knowledge, new("riverside", "Riverside Clinic", "GB"));
        var state = bot.Respond(bot.Open(ConversationState.New).State, new("I agree")).State;
        var fails = new List<string>();
        Turn? turn = null;
        foreach (var line in script.Split('\n'))
        {
            if (line.StartsWith("runner:", StringComparison.Ordinal)) turn = bot.Respond(turn?.State ?? state, new(line["runner:".Length..].Trim()));
            if (!line.StartsWith("bot:", StringComparison.Ordinal)) continue;
            var parts = line["bot:".Length..].Split('|', 2);
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var fits = words[0].Equals(turn!.Kind.ToString(), StringComparison.OrdinalIgnoreCase)
                && (words.Length == 1 || turn.State.Assessment.Urgency == Enum.Parse<Urgency>(words[1], ignoreCase: true))
                && (parts.Length == 1 || string.Join("\n", turn.Replies.Select(reply => reply.Plain())).Contains(parts[1].Trim(), StringComparison.OrdinalIgnoreCase));
            if (!fits) fails.Add($"{line}: {turn.Kind}");
        }
        return fails;
    }
}
