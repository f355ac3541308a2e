using System.Text;
using System.Text.RegularExpressions;
using AnkleBot.Language;

namespace AnkleBot.Records.Privacy;

/// <summary>
/// Finds personal details in what a runner wrote: e-mail addresses, telephone numbers, postal codes, dates of birth and
/// names after "my name is". Scores, distances and times must stay: they are what the conversation is about.
/// </summary>
public static partial class Masking
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
    private const string Months = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string BirthYear = "(?:19[0-9]{2}|20(?:0[0-9]|1[0-5]))";

    public static Masked Of(string text)
    {
        var gone = new List<Gone>();
        Take(gone, Emails(), text, "[e-mail]");
        Take(gone, Births(), text, "[date of birth]");
        Take(gone, Dates(), text, "[date of birth]");
        Take(gone, Codes(), text, "[postcode]");
        // "Zip my coat" tells none.
        foreach (Match match in CuedCodes().Matches(text))
        {
            if (match.Groups["it"].ValueSpan.ContainsAnyInRange('0', '9')) Add(gone, match.Groups["it"], "[postcode]");
        }
        foreach (Match match in Numbers().Matches(text))
        {
            if (PhoneNumber.Looks(match.Value, text[(match.Index + match.Length)..])) Add(gone, match, "[telephone]");
        }
        foreach (var name in Names.In(text)) Add(gone, name, name.In(text), "[name]");
        if (gone.Count == 0) return new(text, []);

        gone.Sort((one, other) => one.Where.Start.CompareTo(other.Where.Start));
        var kept = new StringBuilder();
        var at = 0;
        foreach (var part in gone)
        {
            kept.Append(text, at, part.Where.Start - at).Append(part.Mask);
            at = part.Where.End;
        }
        return new(kept.Append(text, at, text.Length - at).ToString(), gone);
    }

    private static void Take(List<Gone> gone, Regex pattern, string text, string mask)
    {
        foreach (Match match in pattern.Matches(text)) Add(gone, match.Groups["it"], mask);
    }

    private static void Add(List<Gone> gone, Capture found, string mask) =>
        Add(gone, new Span(found.Index, found.Length), found.Value, mask);

    /// <summary>What was found first stands.</summary>
    private static void Add(List<Gone> gone, Span where, string was, string mask)
    {
        if (gone.TrueForAll(part => part.Where.End <= where.Start || part.Where.Start >= where.End)) gone.Add(new(where, was, mask));
    }

    [GeneratedRegex(@"(?<it>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)", Options)]
    private static partial Regex Emails();

    // Said to be a birth: any date, or a year alone.
    [GeneratedRegex(@"\b(?:born|dob|d\.o\.b\.?|date of birth|birth ?da(?:te|y))(?: is| was| on| in|:)*\s*(?<it>[0-9]{1,2}[ ./-][0-9]{1,2}[ ./-][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? " + Months + @",? [0-9]{2,4}|" + Months + @" [0-9]{1,2}(?:st|nd|rd|th)?,? [0-9]{2,4}|[0-9]{4})\b", Options)]
    private static partial Regex Births();

    // Not said to be one, but the year is one in which a runner was born rather than hurt. "10/10" has no year and stays.
    [GeneratedRegex(@"\b(?<it>[0-9]{1,2}[./-][0-9]{1,2}[./-]" + BirthYear + "|" + BirthYear + @"-[0-9]{2}-[0-9]{2}|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? " + Months + ",? " + BirthYear + "|" + Months + " [0-9]{1,2}(?:st|nd|rd|th)?,? " + BirthYear + @")\b", Options)]
    private static partial Regex Dates();

    // United Kingdom (its last two letters are never c, i, k, m, o or v, so "5km" is none) and Canada.
    [GeneratedRegex(@"\b(?<it>[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][abd-hjlnp-uw-z]{2}|[a-ceghj-nprstvxy][0-9][a-z][ -]?[0-9][a-z][0-9])\b", Options)]
    private static partial Regex Codes();

    // Elsewhere a code is only digits, so it must be said to be one.
    [GeneratedRegex(@"\b(?:zip(?: ?code)?|post ?code|postal code|plz)(?: is)?(?:\s+|:\s*)(?<it>[a-z0-9]{2,5}[ -]?[a-z0-9]{2,4})\b", Options)]
    private static partial Regex CuedCodes();

    [GeneratedRegex(@"(?:\+|\(|\b)[0-9][0-9 ().\u2013-]{4,}[0-9]\b", Options)]
    private static partial Regex Numbers();
}
