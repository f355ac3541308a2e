using AnkleBot.Language;

namespace AnkleBot.Conversation;

/// <summary>The questions of the intake, from knowledge/intake.</summary>
/// <param name="First">The id of the first question.</param>
/// <param name="Questions">All questions by id.</param>
/// <param name="CannotAssess">What to look out for, when answers could not be read.</param>
/// <param name="OfferedFor">Signs that, told without a question, make the bot offer the intake.</param>
public sealed record IntakeTree(
    string First,
    IReadOnlyDictionary<string, IntakeQuestion> Questions,
    IReadOnlyList<string> CannotAssess,
    IReadOnlyList<string> OfferedFor,
    PlanRules Plan);

/// <summary>How a plan back to running is made, from knowledge/intake/plan.yaml.</summary>
/// <param name="First">The first of its questions; they are asked after a clear check.</param>
/// <param name="Weeks">For each choice of that question, how the weeks go.</param>
/// <param name="WalkFirst">The choice of the pain question, or the days of soreness, that begin with a week of walking.</param>
/// <param name="WalkWeek">That week.</param>
/// <param name="Wait">The choices of the pain question with which running waits.</param>
public sealed record PlanRules(
    string First,
    string Pain,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Weeks,
    IReadOnlyList<string> WalkFirst,
    double WalkFirstFromDays,
    string WalkWeek,
    IReadOnlyList<string> Wait,
    IReadOnlyList<string> Sources);

/// <summary>A question of the intake.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ask">What is asked.</param>
/// <param name="Points">What it lists, if it does.</param>
/// <param name="Why">What "Why do you ask?" is answered with.</param>
/// <param name="Choices">The answers; each can be pressed or said.</param>
/// <param name="Next">The question after it; null at the end.</param>
public sealed record IntakeQuestion(
    string Id, string Ask, IReadOnlyList<string> Points, string Why, IReadOnlyList<IntakeChoice> Choices, string? Next);

/// <summary>An answer to a question of the intake.</summary>
/// <param name="Id">Unique within its question.</param>
/// <param name="Label">What its button says.</param>
/// <param name="Told">How the summary retells it: "you can take four steps"; null to leave it out.</param>
/// <param name="Answer">The plain answer that means it, when one does.</param>
/// <param name="Means">Signs that are present when it is chosen.</param>
/// <param name="Denies">Signs that it denies.</param>
/// <param name="Unsure">Signs that nobody can be sure of when it is chosen.</param>
/// <param name="Says">Other ways of saying it.</param>
/// <param name="Days">The durations that mean it: from, up to but not including, in days.</param>
/// <param name="Next">The question that follows it; null for the one that follows the question.</param>
public sealed record IntakeChoice(
    string Id,
    string Label,
    string? Told,
    Answer Answer,
    IReadOnlyList<string> Means,
    IReadOnlyList<string> Denies,
    IReadOnlyList<string> Unsure,
    IReadOnlyList<Line> Says,
    (double From, double To)? Days,
    string? Next);
