using AnkleBot.Triage;

namespace AnkleBot.Tests.Triage;

/// <summary>What most people type first, and what they answer with: a bot that sends these to a doctor cries wolf all day.</summary>
public class PlainestMessagesTests
{
    [Fact]
    public void The_plainest_messages_raise_nothing()
    {
        var messages = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Triage", "plainest.txt")).ToList();
        Assert.True(messages.Count > 100);
        Assert.Empty(messages
            .Select(message => (message, RealKnowledge.Talk(message).State.Assessment))
            .Where(read => read.Assessment.Urgency != Urgency.None)
            .Select(read => $"{read.message} → {string.Join(", ", read.Assessment.Flags.Select(flag => flag.Flag))}"));
    }
}
