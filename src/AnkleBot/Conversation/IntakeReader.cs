using AnkleBot.Language;

namespace AnkleBot.Conversation;

/// <summary>Finds the choice that a message means as an answer to the question asked last. What can't be read is no answer.</summary>
internal sealed class IntakeReader
{
    private readonly IntakeTree tree;
    private readonly Dictionary<string, PhraseBook> says;

    public IntakeReader(IntakeTree tree, Reader reader)
    {
        this.tree = tree;
        says = tree.Questions.Values.ToDictionary(
            question => question.Id,
            question => reader.Book([.. question.Choices.Select(choice => new Meaning(choice.Id, choice.Says))], []),
            StringComparer.Ordinal);
    }

    /// <summary>The id under which a choice of a question is pressed.</summary>
    public static string ChoiceId(IntakeQuestion question, IntakeChoice choice) => $"{question.Id}:{choice.Id}";

    public IntakeChoice? Read(ConversationState state, Message message, Reading reading)
    {
        if (state.Intake is not { } progress) return null;
        var question = tree.Questions[progress.Question];
        if (message.Choice is { } pressed) return question.Choices.FirstOrDefault(choice => ChoiceId(question, choice) == pressed);
        return BySigns(question, reading)
            ?? ByWords(question, message.Text)
            ?? ByDays(question, reading)
            ?? question.Choices.FirstOrDefault(choice => choice.Answer != Answer.None && choice.Answer == reading.Answer);
    }

    /// <summary>True when the message would answer one of the questions, asked or not.</summary>
    public bool AnswersOne(Reading reading, string text) => tree.Questions.Values.Any(question => ByWords(question, text) is not null || ByDays(question, reading) is not null);

    /// <summary>The findings that a choice stands for.</summary>
    public static IEnumerable<Finding> Findings(ConversationState state, IntakeChoice? choice)
    {
        if (choice is null || state.Intake is not { } progress) return [];
        var rule = $"intake: {progress.Question}, {choice.Id}";
        return Of(choice.Means, Context.Present).Concat(Of(choice.Denies, Context.Denied)).Concat(Of(choice.Unsure, Context.Unsure));

        IEnumerable<Finding> Of(IReadOnlyList<string> signs, Context context) =>
            signs.Select(sign => new Finding(sign, context, default, choice.Label, rule));
    }

    // "I can't put weight on it" answers the question about four steps, whatever else is in the message.
    private static IntakeChoice? BySigns(IntakeQuestion question, Reading reading)
    {
        var present = reading.Findings.Where(finding => finding.Counts).Select(finding => finding.Sign).ToHashSet(StringComparer.Ordinal);
        return question.Choices.FirstOrDefault(choice => choice.Means.Any(present.Contains));
    }

    private IntakeChoice? ByWords(IntakeQuestion question, string text) =>
        says[question.Id].Read(text) is { } id ? question.Choices.First(choice => choice.Id == id) : null;

    private static IntakeChoice? ByDays(IntakeQuestion question, Reading reading) =>
        reading.DurationDays is { } days
            ? question.Choices.FirstOrDefault(choice => choice.Days is { } range && days >= range.From && days < range.To)
            : null;
}
