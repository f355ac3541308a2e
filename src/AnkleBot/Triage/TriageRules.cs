using AnkleBot.Language;

namespace AnkleBot.Triage;

/// <summary>Findings in, assessment out. Pure, and safe for many threads.</summary>
/// <param name="flags">All red flags, in any order.</param>
public sealed class TriageRules(IReadOnlyList<RedFlag> flags)
{
    private readonly IReadOnlyDictionary<string, RedFlag> byId = flags.ToDictionary(flag => flag.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> signsOf = flags.ToDictionary(
        flag => flag.Id, flag => flag.RaisedBy.SelectMany(rule => rule.All).SelectMany(signs => signs).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
    private readonly HashSet<string> crisisSigns =
        [.. flags.Where(flag => flag.Crisis).SelectMany(flag => flag.RaisedBy).SelectMany(rule => rule.All).SelectMany(signs => signs)];

    public RedFlag this[string id] => byId[id];

    public IReadOnlyList<RedFlag> Flags => flags;

    /// <summary>All signs that any rule of a flag names.</summary>
    public IReadOnlySet<string> SignsOf(string flag) => signsOf[flag];

    /// <summary>True for a sign that raises a crisis by itself.</summary>
    public bool IsCrisis(string sign) => crisisSigns.Contains(sign);

    /// <summary>True when the findings of one message raise a flag by themselves.</summary>
    public bool Raises(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.Counts) && Assess(Assessment.Nothing, [], findings).Flags.Count > 0;

    /// <summary>Where the conversation stands after a message.</summary>
    /// <param name="before">Where it stood.</param>
    /// <param name="earlier">The findings of the messages before.</param>
    /// <param name="now">The findings of this message.</param>
    /// <returns>At least as urgent as <paramref name="before"/>, with every flag that stood there.</returns>
    public Assessment Assess(Assessment before, IReadOnlyList<Finding> earlier, IReadOnlyList<Finding> now)
    {
        var evidence = now.Concat(earlier).Where(finding => finding.Counts).ToLookup(finding => finding.Sign, StringComparer.Ordinal);
        var present = now.Where(finding => finding.Counts).Select(finding => finding.Sign).ToHashSet(StringComparer.Ordinal);
        var raised = flags
            .Where(flag => !flag.Unless.Any(present.Contains))
            .Select(flag => Raise(flag, evidence))
            .OfType<RaisedFlag>()
            .Where(flag => !before.Flags.Any(old => old.Flag == flag.Flag && old.Urgency >= flag.Urgency))
            .OrderByDescending(flag => flag.Urgency)
            .ToList();
        if (raised.Count == 0) return before;
        var kept = before.Flags.Where(old => !raised.Any(flag => flag.Flag == old.Flag));
        return new(
            Max(before.Urgency, raised[0].Urgency),
            before.Crisis || raised.Any(flag => byId[flag.Flag].Crisis),
            [.. kept, .. raised]);
    }

    // The surest evidence wins: a rule met by present signs beats one that rests on an unsure one.
    private static RaisedFlag? Raise(RedFlag flag, ILookup<string, Finding> evidence) =>
        flag.RaisedBy
            .Select(rule => Raise(flag, rule, evidence))
            .OfType<RaisedFlag>()
            .MaxBy(raised => raised.Urgency);

    private static RaisedFlag? Raise(RedFlag flag, FlagRule rule, ILookup<string, Finding> evidence)
    {
        var found = rule.All
            .Select(part => part.SelectMany(sign => evidence[sign]).MinBy(finding => finding.Context == Context.Unsure ? 1 : 0))
            .ToList();
        if (found.Any(finding => finding is null)) return null;
        var unsure = found.Any(finding => finding!.Context == Context.Unsure);
        return new(flag.Id, unsure ? Lowered(flag) : flag.Urgency, rule.Where, found!);
    }

    // An emergency sign that nobody can be sure of is seen today; anything else that is unsure stands as it is.
    private static Urgency Lowered(RedFlag flag) =>
        flag is { Urgency: Urgency.Emergency, Crisis: false } ? Urgency.Urgent : flag.Urgency;

    private static Urgency Max(Urgency one, Urgency other) => one > other ? one : other;
}
