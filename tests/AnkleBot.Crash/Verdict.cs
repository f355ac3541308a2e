using System.Text.Json;
using AnkleBot.Channels;
using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Crash;

/// <summary>Compares the record with what the clients were told.</summary>
internal sealed class Verdict
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public int Turns { get; private set; }

    public async Task JudgeAsync(IRecords records, Talks talks, Func<ConversationState, Message, Turn> respond)
    {
        var answers = talks.Answers.ToLookup(answer => answer.Conversation);
        foreach (var talk in talks.All)
        {
            var turns = await AllAsync(records, talk.Conversation);
            Turns += turns.Count;
            Numbers(talk, turns);
            Received(turns, answers[talk.Conversation]);
            Replayed(talk, turns, await records.HeadAsync(talk.Conversation), respond);
        }
    }

    private void Numbers(Talk talk, IReadOnlyList<RecordedTurn> turns)
    {
        for (var at = 0; at < turns.Count; at++)
        {
            if (turns[at].Number != at + 1) Fault($"{talk.Conversation}: turn {at + 1} has number {turns[at].Number}");
            if (turns[at].Activity != talk.Said[at].Activity) Fault($"{talk.Conversation}: turn {at + 1} answers {turns[at].Activity}");
        }
        if (turns.Count < talk.Said.Count - 1) Fault($"{talk.Conversation}: {talk.Said.Count} said, {turns.Count} recorded");
    }

    /// <summary>Every reply that a client had is in the record, as it was.</summary>
    private void Received(IReadOnlyList<RecordedTurn> turns, IEnumerable<Answered> answers)
    {
        var recorded = turns.ToDictionary(turn => turn.Activity!);
        foreach (var answer in answers)
        {
            if (answer.As == nameof(HandledAs.Unrecorded)) Fault($"{answer.Activity}: answered without record");
            else if (!recorded.TryGetValue(answer.Activity, out var turn)) Fault($"{answer.Activity}: received, not recorded");
            else if (turn.Number != answer.Number || Record.Words(turn.Replies) != answer.Replies) Fault($"{answer.Activity}: recorded otherwise");
        }
    }

    /// <summary>What was said, said again from the start, leads to the same replies and to the state on record.</summary>
    private void Replayed(Talk talk, IReadOnlyList<RecordedTurn> turns, ConversationHead? head, Func<ConversationState, Message, Turn> respond)
    {
        if (head is null)
        {
            if (turns.Count > 0) Fault($"{talk.Conversation}: turns without a state");
            return;
        }
        var state = ConversationState.New;
        foreach (var (turn, said) in turns.Zip(talk.Said))
        {
            var again = respond(state, new(said.Text));
            if (again.Kind != turn.Kind || again.Entry != turn.Entry) Fault($"{said.Activity}: replays as {again.Kind}");
            state = again.State;
        }
        if (head.Turns != turns.Count) Fault($"{talk.Conversation}: state after {head.Turns} turns, {turns.Count} recorded");
        if (Told(state) != Told(head.State)) Fault($"{talk.Conversation}: state and record disagree");
    }

    /// <summary>The state without the runner's words, which are masked on record.</summary>
    private static string Told(ConversationState state) => JsonSerializer.Serialize(
        state with
        {
            Findings = [.. state.Findings.Select(finding => finding with { Words = "", Where = default, Cue = null })],
            Assessment = state.Assessment with { Flags = [.. state.Assessment.Flags.Select(flag => flag with { Evidence = [] })] },
        },
        RecordJson.Default.ConversationState);

    private static async Task<IReadOnlyList<RecordedTurn>> AllAsync(IRecords records, string conversation)
    {
        var turns = new List<RecordedTurn>();
        while (await records.TurnsAsync(conversation, turns.Count == 0 ? 0 : turns[^1].Number, 1000) is { Count: > 0 } next) turns.AddRange(next);
        return turns;
    }

    private void Fault(string what) => _faults.Add(what);
}
