using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Reads a message whole, before anything is done with it, whatever the dialog is doing.</summary>
internal sealed class Ear(KnowledgeBase knowledge, IntakeReader intake)
{
    public Heard Hear(ConversationState state, Message message)
    {
        message = Pressed(state, message);
        var typed = message.Choice is null && message.Text.Length > 0;
        var reading = knowledge.Reader.Read(message.Text, state.Topic, typed ? state.Said : []);
        var answered = intake.Read(state, message, reading);
        var findings = reading.Findings.Concat(IntakeReader.Findings(state, answered)).ToList();
        var assessment = knowledge.Triage.Assess(state.Assessment, state.Findings, findings);
        var raised = assessment.Flags.Where(flag => !state.Assessment.Flags.Contains(flag)).ToList();
        var after = state with
        {
            Findings = [.. state.Findings.Concat(findings).Take(ConversationState.MostFindings)],
            Said = Said(state, message, typed, raised),
            Assessment = assessment,
            Topic = reading.Topic.Count > 0 ? reading.Topic : state.Topic,
            Side = reading.Side == Side.Unknown ? state.Side : reading.Side,
            PainScore = reading.PainScore ?? state.PainScore,
            DurationDays = reading.DurationDays ?? state.DurationDays,
        };
        var command = message.Choice ?? (answered is null ? knowledge.Commands.ReadUnasked(message.Text) : null);
        var crisis = findings.Any(finding => finding.Counts && knowledge.Triage.IsCrisis(finding.Sign));
        return new(state, after, message, reading, answered, findings, raised, command, crisis, knowledge.Version);
    }

    // What raised a flag has told what it had to, and isn't read again with what comes after.
    private static IReadOnlyList<string> Said(ConversationState state, Message message, bool typed, List<RaisedFlag> raised)
    {
        if (raised.Count > 0 || message.Text.Length > Reader.LongestTogether) return [];
        return typed ? [.. state.Said.Append(message.Text).TakeLast(ConversationState.MostSaid)] : state.Said;
    }

    // A typed number, or the words on a button, are that button.
    private static Message Pressed(ConversationState state, Message message)
    {
        if (message.Choice is { } id)
        {
            var known = state.Choices.FirstOrDefault(choice => choice.Id == id);
            return known is null || message.Text.Length > 0 ? message : message with { Text = known.Label };
        }

        var text = message.Text.Trim();
        var pressed = int.TryParse(text, out var number) && number >= 1 && number <= state.Choices.Count
            ? state.Choices[number - 1]
            : state.Choices.FirstOrDefault(choice => string.Equals(choice.Label, text.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));
        return pressed is null || pressed.Link is not null ? message : Message.Pressed(pressed);
    }
}
