using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Records;
using AnkleBot.Triage;

namespace AnkleBot.Channels;

/// <summary>What of a turn may be kept. The bot has read the true words by then: masking never hides a sign from triage.</summary>
internal sealed record Kept(string? Said, IReadOnlyList<Reply> Replies, ConversationState State, RecordedTrace Trace)
{
    public static Kept Of(Delivery delivery, Turn turn, IReadOnlyList<Reply> replies)
    {
        var whole = new Kept(delivery.Message.Text, Drawn(replies), turn.State, RecordedTrace.Of(turn.Trace));
        return turn.State.AgreedNotice is null ? whole.WithoutWords() : whole;
    }

    public static IReadOnlyList<Reply> Drawn(IReadOnlyList<Reply> replies) =>
        [.. replies.Select(reply => reply.Drawing is { } drawing ? reply with { Drawing = drawing with { Svg = "" } } : reply)];

    /// <summary>Before consent: what was read stays, so that a flag goes on standing; the words don't.</summary>
    private Kept WithoutWords()
    {
        var quoted = Trace.Findings.Select(finding => finding.Words).Where(words => words.Length > 0).Distinct().ToList();
        return new(
            null,
            [.. Replies.Select(reply => Each(reply, text => quoted.Aggregate(text, (rest, words) => rest.Replace(words, "…", StringComparison.OrdinalIgnoreCase))))],
            State with { Findings = Wordless(State.Findings), Assessment = State.Assessment with { Flags = Wordless(State.Assessment.Flags) } },
            Trace with { Findings = Wordless(Trace.Findings), Raised = Wordless(Trace.Raised) });
    }

    private static IReadOnlyList<Finding> Wordless(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(finding => finding with { Words = "", Cue = null, Where = default })];

    private static IReadOnlyList<RaisedFlag> Wordless(IReadOnlyList<RaisedFlag> flags) =>
        [.. flags.Select(raised => raised with { Evidence = Wordless(raised.Evidence) })];

    private static Reply Each(Reply reply, Func<string, string> change) => reply with
    {
        Text = change(reply.Text),
        Points = [.. reply.Points.Select(change)],
        Note = reply.Note is { } note ? change(note) : null,
    };
}
