using AnkleBot.Triage;

namespace AnkleBot.Tests.Triage;

/// <summary>What most people type first, and what they answer with: a bot that sends these to a doctor cries wolf all day.</summary>
public class PlainestMessagesTests
{
    private const int Conversations = 500;

    private static readonly string[] Openings =
    [
        "sore ankle", "my ankle hurts", "ankle pain", "Twisted my ankle", "rolled my ankle yesterday", "stiff ankle in the morning", "hello, my ankle is sore",
        "ankle aches after running", "little niggle in my ankle", "sprained ankle", "ankle a bit swollen", "My ankle is sore after a 10k", "went over on my ankle",
    ];

    // Each says by itself what it means: a bare "no" or "1" would be taken for an answer to whatever the bot just asked.
    private static readonly string[][] Answers =
    [
        ["the left one", "right ankle", "left ankle", "on the outside of it"],
        ["since this morning", "yesterday", "two days ago", "about 3 days", "since my run on Saturday"],
        ["2 out of 10", "pain is 1", "3/10", "maybe a 2 out of 10"],
        ["yes I can walk", "walking fine", "can walk on it", "no problem walking"],
        ["no swelling", "no pop", "no crack", "not swollen"],
        ["no numbness", "no medication", "no fever", "not numb"],
    ];

    [Fact]
    public void The_plainest_messages_raise_nothing()
    {
        var messages = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Triage", "plainest.txt")).ToList();
        Assert.True(messages.Count > 100);
        RaiseNothing(messages.Select<string, string[]>(message => [message]));
    }

    [Fact]
    public void The_plainest_conversations_raise_nothing()
    {
        var random = new Random(1);
        RaiseNothing(Enumerable.Range(0, Conversations).Select(_ => Conversation(random)));
    }

    private static string[] Conversation(Random random)
    {
        var answers = Answers.Select(group => group[random.Next(group.Length)]).ToArray();
        random.Shuffle(answers);
        return [Openings[random.Next(Openings.Length)], .. answers[..random.Next(1, answers.Length)]];
    }

    private static void RaiseNothing(IEnumerable<string[]> conversations)
    {
        var raised = conversations.Select(Raised).OfType<string>().ToList();
        Assert.True(raised.Count == 0, string.Join("\n", raised));
    }

    private static string? Raised(string[] messages) =>
        RealKnowledge.Talk(messages).State.Assessment is { Urgency: not Urgency.None } read
            ? $"{string.Join(" / ", messages)} → {string.Join(", ", read.Flags.Select(flag => flag.Flag))}"
            : null;
}
