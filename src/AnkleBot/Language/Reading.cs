namespace AnkleBot.Language;

/// <summary>What was read in one message.</summary>
/// <param name="Findings">Signs in the order in which they were said, each with its context.</param>
/// <param name="Answer">Yes, no or unsure, when the message is such an answer.</param>
/// <param name="Side">Left, right or both, when a side was named.</param>
/// <param name="PainScore">0 to 10, when a score was given.</param>
/// <param name="DurationDays">How long it has been so, in days, when a time was given.</param>
/// <param name="Topic">The body slots that "it" means from now on; empty when none was named.</param>
public sealed record Reading(
    IReadOnlyList<Finding> Findings,
    Answer Answer,
    Side Side,
    double? PainScore,
    double? DurationDays,
    IReadOnlyList<string> Topic);

/// <summary>A plain answer to a yes-or-no question. What can't be read is <see cref="None"/>, never <see cref="No"/>.</summary>
public enum Answer
{
    None,
    Yes,
    No,
    Unsure,
}

/// <summary>Which ankle.</summary>
public enum Side
{
    Unknown,
    Left,
    Right,
    Both,
}
