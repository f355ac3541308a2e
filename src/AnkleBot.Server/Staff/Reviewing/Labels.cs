using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>Labels as somebody types them: with commas in between.</summary>
internal static class Labels
{
    public static (IReadOnlyList<string> Labels, string? Problem) Read(string? text)
    {
        var labels = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (labels.FirstOrDefault(label => label.Length > Review.LongestLabel) is { } longest)
            return ([], $"A label has at most {Review.LongestLabel} characters; “{longest[..20]}…” has {longest.Length}. Nothing was changed.");
        return labels.Count > Review.MostLabels
            ? ([], $"A conversation has at most {Review.MostLabels} labels; these are {labels.Count}. Nothing was changed.")
            : (labels, null);
    }
}
