using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Records;
using AnkleBot.Records.Privacy;
using AnkleBot.Triage;

namespace AnkleBot.Channels;

/// <summary>What of a turn may be kept. The bot has read the true words by then: masking never hides a sign from triage.</summary>
internal sealed record Kept(string? Said, IReadOnlyList<Reply> Replies, ConversationState State, RecordedTrace Trace)
{
    public static Kept Of(Delivery delivery, Turn turn, IReadOnlyList<Reply> replies)
    {
        var whole = new Kept(delivery.Message.Text, Drawn(replies), turn.State, RecordedTrace.Of(turn.Trace));
        if (turn.State.AgreedNotice is null) return whole.WithoutWords();
        return delivery.Masked ? whole.Under(Masking.Of(delivery.Message.Text)) : whole;
    }

    /// <summary>A drawing is kept by its name; the knowledge has its lines.</summary>
    public static IReadOnlyList<Reply> Drawn(IReadOnlyList<Reply> replies) =>
        [.. replies.Select(reply => reply.Drawing is { } drawing ? reply with { Drawing = drawing with { Svg = "" } } : reply)];

    /// <summary>
    /// Before consent: what was read stays, so that a flag goes on standing; the words don't. A reply has them in quotation
    /// marks only, and a sentence of ours that happens to share a word with them stays whole.
    /// </summary>
    private Kept WithoutWords()
    {
        var said = Quotations.Words(Trace.Findings);
        return Changed(
            null,
            finding => finding with { Words = "", Cue = null, Where = default },
            text => Quotations.Without(text, said));
    }

    private Kept Under(Masked masked)
    {
        if (masked.Gone.Count == 0) return this;
        var now = Trace.Findings.Distinct().ToDictionary(finding => finding, finding => Moved(finding, masked));
        // Findings of earlier messages were masked when those came in.
        return Changed(
            masked.Text,
            finding => now.GetValueOrDefault(finding, finding),
            text => masked.Gone.Aggregate(text, (rest, gone) => rest.Replace(gone.Was, gone.Mask, StringComparison.OrdinalIgnoreCase)));
    }

    private static Finding Moved(Finding finding, Masked masked)
    {
        if (finding.Where.Length == 0) return finding;
        var where = masked.Now(finding.Where);
        return finding with { Where = where, Words = where.In(masked.Text) };
    }

    private Kept Changed(string? said, Func<Finding, Finding> finding, Func<string, string> text)
    {
        return new(
            said,
            [.. Replies.Select(reply => reply with
            {
                Text = text(reply.Text),
                Points = [.. reply.Points.Select(text)],
                Note = reply.Note is { } note ? text(note) : null,
            })],
            State with { Findings = Each(State.Findings), Said = said is null ? [] : [.. State.Said.Select(text)], Assessment = State.Assessment with { Flags = Flags(State.Assessment.Flags) } },
            Trace with { Findings = Each(Trace.Findings), Raised = Flags(Trace.Raised) });

        IReadOnlyList<Finding> Each(IReadOnlyList<Finding> findings) => [.. findings.Select(finding)];
        IReadOnlyList<RaisedFlag> Flags(IReadOnlyList<RaisedFlag> flags) => [.. flags.Select(raised => raised with { Evidence = Each(raised.Evidence) })];
    }
}
