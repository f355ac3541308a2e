using AnkleBot.Language;

namespace AnkleBot.Triage;

/// <summary>A reason to see a professional, from one file in knowledge/red-flags.</summary>
/// <param name="Id">The flag's id: the file's name.</param>
/// <param name="Name">What staff see: "Cannot bear weight".</param>
/// <param name="Urgency">How soon; <see cref="Urgency.Emergency"/> for a crisis.</param>
/// <param name="Crisis">True for words of self-harm, which have a reply of their own before all else.</param>
/// <param name="RaisedBy">Any one of these raises it.</param>
/// <param name="Unless">Signs that explain it away when they stand in the same message.</param>
/// <param name="Because">What the runner is told: one or two sentences.</param>
/// <param name="UntilSeen">What to do, and not to do, until then.</param>
/// <param name="Review">Who has reviewed it, and where it comes from.</param>
public sealed record RedFlag(
    string Id,
    string Name,
    Urgency Urgency,
    bool Crisis,
    IReadOnlyList<FlagRule> RaisedBy,
    IReadOnlyList<string> Unless,
    string Because,
    IReadOnlyList<string> UntilSeen,
    Review Review,
    IReadOnlyList<Line> Raises,
    IReadOnlyList<Line> Spares);

/// <summary>Signs that raise a flag together; for each, any one of a few may stand.</summary>
/// <param name="All">For each part the signs that fill it.</param>
/// <param name="Where">The line of the rule.</param>
public sealed record FlagRule(IReadOnlyList<IReadOnlyList<string>> All, string Where);

/// <summary>Where clinical content comes from and whether a clinician has approved it.</summary>
/// <param name="Source">Who published it.</param>
/// <param name="ApprovedBy">The clinician who approved it; null while it is a draft.</param>
public sealed record Review(string Source, string? ApprovedBy)
{
    public bool IsDraft => ApprovedBy is null;
}
