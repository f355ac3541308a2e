using System.Text.RegularExpressions;

namespace AnkleBot.Records.Privacy;

/// <summary>Tells a telephone number from steps, distances and lists of scores.</summary>
internal static partial class PhoneNumber
{
    /// <param name="digits">Digits with spaces, dots, dashes and brackets between them.</param>
    /// <param name="after">What follows; a unit makes it a measure.</param>
    public static bool Looks(string digits, string after)
    {
        var groups = Groups().Matches(digits).Select(group => group.Value).ToList();
        var count = groups.Sum(group => group.Length);
        if (count is < 7 or > 15 || Unit().IsMatch(after)) return false;
        if (digits[0] is '+' or '(' or '0') return true;
        // One run of nine digits or more, or groups such as 555 123 4567: "8 9 10 8 7 9 10" are scores.
        return count >= 9 ? groups.TrueForAll(group => group.Length >= 2) : groups is [{ Length: 3 }, { Length: 4 }];
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Groups();

    [GeneratedRegex(@"^\s*(?:km|k|m|mi|miles?|met(?:er|re)s?|steps?|kg|lbs?|calories|kcal|%)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
