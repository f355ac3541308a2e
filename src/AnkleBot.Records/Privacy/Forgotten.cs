using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Records.Privacy;

/// <summary>
/// Forgets the words of one message wherever they were noted: what was read in it stands on, so that a raised flag stands
/// on, but without the words; replies no longer quote them.
/// </summary>
internal sealed class Forgotten
{
    private readonly HashSet<Finding> _findings;
    private readonly IReadOnlyList<string> _words;

    /// <param name="turn">The turn that answered the message.</param>
    public Forgotten(RecordedTurn turn)
    {
        // What a button meant are our own words.
        _findings = [.. turn.Trace.Findings.Where(finding => finding.Where.Length > 0)];
        _words = Quotations.Words(_findings);
    }

    public ConversationState In(ConversationState state) => state with
    {
        Findings = Each(state.Findings),
        Said = [],
        Assessment = state.Assessment with { Flags = Each(state.Assessment.Flags) },
    };

    public RecordedTurn In(RecordedTurn turn) => turn with
    {
        Trace = turn.Trace with { Findings = Each(turn.Trace.Findings), Raised = Each(turn.Trace.Raised) },
        Replies = [.. turn.Replies.Select(reply => Quotations.Without(reply, _words))],
    };

    private IReadOnlyList<Finding> Each(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(finding => _findings.Contains(finding) ? finding with { Words = "", Cue = null, Where = default } : finding)];

    private IReadOnlyList<RaisedFlag> Each(IReadOnlyList<RaisedFlag> flags) => [.. flags.Select(raised => raised with { Evidence = Each(raised.Evidence) })];
}
