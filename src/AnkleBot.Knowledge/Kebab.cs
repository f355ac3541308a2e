namespace AnkleBot.Knowledge;

internal static class Kebab
{
    /// <summary>"SelfCare" as it is written in knowledge/: "self-care".</summary>
    public static string Of(string name) =>
        string.Concat(name.Select((c, at) => at > 0 && char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
