using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>A reviewer's word on a turn, as the form gives it.</summary>
internal static class Verdicts
{
    /// <summary>In place of an entry's id: nothing that the bot has answers this.</summary>
    public const string NoEntry = "none";

    /// <param name="answer"><c>right</c>, <c>none</c>, <c>other</c>, or an entry's id.</param>
    /// <param name="other">The entry's id when it is <c>other</c>.</param>
    /// <param name="escalate"><c>yes</c>, <c>no</c>, or anything else for "as it did".</param>
    /// <returns>The verdict, null to take one back; or what is wrong.</returns>
    public static (Verdict? Verdict, string? Problem) Read(string? answer, string? other, string? escalate, Names names)
    {
        var entry = answer switch
        {
            null or "" or "right" => null,
            // A list of suggestions gives the id; somebody may have typed on.
            "other" => other?.Trim().Split(' ')[0] ?? "",
            _ => answer,
        };
        if (entry is not null and not NoEntry && !names.IsEntry(entry))
            return (null, $"There is no entry “{Short(entry)}”. Choose one of the list, or “nothing that the bot has”.");
        bool? should = escalate switch { "yes" => true, "no" => false, _ => null };
        return (entry is null && should is null ? null : new(entry, should), null);
    }

    public static string Words(Verdict verdict, Names names)
    {
        var words = new List<string>();
        if (verdict.RightEntry == NoEntry) words.Add("Wrong: nothing that the bot has answers this.");
        else if (verdict.RightEntry is { } entry) words.Add($"Wrong: “{names.Entry(entry)}” ({entry}) is the right entry.");
        if (verdict.ShouldEscalate is { } should) words.Add(should ? "It should have escalated." : "It should not have escalated.");
        return string.Join(' ', words);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
