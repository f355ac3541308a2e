using System.Text.RegularExpressions;
using AnkleBot.Conversation;
using AnkleBot.Language;

namespace AnkleBot.Records.Privacy;

/// <summary>Takes a runner's words out of what quotes them. A reply has them in quotation marks only, and a sentence of ours that happens to share a word with them stays whole.</summary>
public static partial class Quotations
{
    /// <summary>A long quotation is cut, but never before so many characters.</summary>
    private const int SureToBeShown = 40;

    private const string Gone = "\"\u2026\"";

    /// <summary>What a runner said, as far as findings hold it.</summary>
    public static IReadOnlyList<string> Words(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => finding.Words).Where(words => words.Length > 0).Select(words => words[..Math.Min(words.Length, SureToBeShown)]).Distinct()];

    public static string Without(string text, IReadOnlyList<string> words) =>
        Quoted().Replace(text, quoted => words.Any(each => quoted.Value.Contains(each, StringComparison.OrdinalIgnoreCase)) ? Gone : quoted.Value);

    public static Reply Without(Reply reply, IReadOnlyList<string> words) => reply with
    {
        Text = Without(reply.Text, words),
        Points = [.. reply.Points.Select(point => Without(point, words))],
        Note = reply.Note is { } note ? Without(note, words) : null,
    };

    // From the first mark to the last: the words may hold marks of their own.
    [GeneratedRegex("[\"\u201c].*[\"\u201d]", RegexOptions.Singleline)]
    private static partial Regex Quoted();
}
