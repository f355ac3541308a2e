using AnkleBot.Language;

namespace AnkleBot.Triage;

/// <summary>A flag that was raised, with the words and the rule that raised it.</summary>
/// <param name="Flag">The flag's id.</param>
/// <param name="Urgency">The urgency at which it stands: that of the flag, or lower when its sign was unsure.</param>
/// <param name="Rule">The line of the rule, such as <c>red-flags/achilles.yaml:5</c>.</param>
/// <param name="Evidence">The findings that raised it.</param>
public sealed record RaisedFlag(string Flag, Urgency Urgency, string Rule, IReadOnlyList<Finding> Evidence);

/// <summary>Where a conversation stands. It never goes down: flags latch.</summary>
/// <param name="Urgency">The highest urgency so far.</param>
/// <param name="Crisis">True once words of self-harm were read.</param>
/// <param name="Flags">The raised flags, in the order in which they rose.</param>
public sealed record Assessment(Urgency Urgency, bool Crisis, IReadOnlyList<RaisedFlag> Flags)
{
    public static readonly Assessment Nothing = new(Urgency.None, false, []);

    /// <summary>True once a professional should be seen today or now: exercise, ice and running are not spoken of then.</summary>
    public bool Withholds => Crisis || Urgency >= Urgency.Urgent;

    public bool Has(string flag) => Flags.Any(raised => raised.Flag == flag);
}
