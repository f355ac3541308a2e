using System.Text;
using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>A recorded conversation as a script for tests/AnkleBot.Tests/Conversation/Scripts.</summary>
internal static class Script
{
    private const int LongestWords = 60;

    /// <summary>
    /// It begins once the notice is accepted. What a reviewer said that a turn should have been is expected in place of
    /// what it was, so that the test fails until the bot does it.
    /// </summary>
    public static string Of(ConversationHead head, IReadOnlyList<RecordedTurn> turns)
    {
        var script = new StringBuilder();
        script.Append(null, $"# Saved in the console from {head.Channel}, {head.Created:yyyy-MM-dd}, with content {Version(turns)}. Nothing in it is known to name anybody: read it through.\n");
        foreach (var turn in turns.Where(turn => turn.Kind is not null and not TurnKind.Notice && turn.At != head.Agreed))
        {
            // Words that weren't kept can't be said again.
            if (turn.Said is not { Length: > 0 } said)
            {
                script.Append(null, $"# Turn {turn.Number} is left out: the runner's words weren't kept.\n");
                continue;
            }
            script.Append(null, $"runner: {OneLine(said)}\n");
            script.Append(Expected(turn));
        }
        return script.ToString();
    }

    private static string Expected(RecordedTurn turn)
    {
        var was = $"bot:    {Lower(turn.Kind!)} {Lower(turn.Urgency)}{(Words(turn) is { } words ? $" | {words}" : "")}\n";
        return turn.Verdict switch
        {
            null or { RightEntry: null, ShouldEscalate: null } => was,
            { ShouldEscalate: true } => "# A reviewer: this should have escalated.\nbot:    escalation\n",
            { ShouldEscalate: false, RightEntry: null } => "# A reviewer: this should not have escalated.\nbot:    answer\n",
            { RightEntry: Verdicts.NoEntry } => "# A reviewer: no entry of ours answers this.\nbot:    handover\n",
            { RightEntry: { } entry } => $"# A reviewer: the right entry is {entry}.\nbot:    answer\n",
        };
    }

    /// <summary>Words that must be shown again: the beginning of the first reply's first line.</summary>
    private static string? Words(RecordedTurn turn)
    {
        if (turn.Replies is not [var first, ..]) return null;
        var line = (first.Heading ?? first.Text).Split('\n')[0].Trim();
        if (line.Length == 0) return null;
        if (line.Length <= LongestWords) return line;
        var end = line.LastIndexOf(' ', LongestWords);
        return line[..(end > 0 ? end : LongestWords)];
    }

    private static string Version(IReadOnlyList<RecordedTurn> turns) => turns.Select(turn => turn.Trace.ContentVersion).LastOrDefault(version => version.Length > 0) ?? "unknown";

    private static string Lower(object value) => value.ToString()!.ToLowerInvariant();

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
