using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Tests.Conversation;

/// <summary>
/// Runs the conversations in Scripts/, which a clinician can read and write. After "bot:" stand the kind, an urgency if it
/// matters, and words that must be shown; "never:" are words that may not be shown.
/// </summary>
public class ScriptTests
{
    public static TheoryData<string> Scripts() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Conversation", "Scripts"), "*.txt").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_conversation_goes_as_its_script_says(string script)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Conversation", "Scripts", script));
        var state = lines.Any(line => line.Trim() == "before the notice") ? ConversationState.New : RealKnowledge.Agreed;
        Turn? turn = null;
        foreach (var (line, number) in lines.Select((line, at) => (line.Trim(), at + 1)))
        {
            if (After("runner:", line) is { } said) turn = RealKnowledge.Conversation.Respond(turn?.State ?? state, new(said));
            else if (After("bot:", line) is { } expected) Expect(turn!, expected, $"{script}:{number}");
            else if (After("never:", line) is { } never) Assert.DoesNotContain(never, Shown(turn!), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void Expect(Turn turn, string expected, string where)
    {
        var parts = expected.Split('|', 2);
        var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(string.Equals(words[0], turn.Kind.ToString(), StringComparison.OrdinalIgnoreCase), $"{where}: {turn.Kind}, {Shown(turn)}");
        if (words.Length > 1) Assert.True(turn.State.Assessment.Urgency == Enum.Parse<Urgency>(words[1], ignoreCase: true), $"{where}: stands at {turn.State.Assessment.Urgency}");
        if (parts.Length > 1) Assert.Contains(parts[1].Trim(), Shown(turn), StringComparison.OrdinalIgnoreCase);
    }

    private static string Shown(Turn turn) => string.Join("\n", turn.Replies.Select(reply => reply.Plain()));

    private static string? After(string mark, string line) => line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..].Trim() : null;
}
