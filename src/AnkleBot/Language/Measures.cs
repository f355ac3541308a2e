namespace AnkleBot.Language;

/// <summary>
/// Reads what numbers say and notes it as slots that phrases can use: <c>&lt;score-severe&gt;</c> for "8/10",
/// <c>&lt;four-days-or-more&gt;</c> for "three weeks", <c>&lt;number-under-18&gt;</c> for an age, and so on.
/// </summary>
internal static class Measures
{
    private const double LongAgoDays = 90;

    /// <summary>The slots that this class fills; phrases may use them, knowledge may not define them.</summary>
    public static readonly IReadOnlySet<string> Slots = new HashSet<string>(StringComparer.Ordinal)
    {
        "score-severe", "score-some", "score-mild", "under-four-days", "four-days-or-more", "two-weeks-or-more",
        "long-ago", "lately", "age-child", "age-adult", "number-under-18", "few-steps", "height", "fever-reading",
        "many-count", "calendar-year", "number", "duration",
    };

    private static readonly Dictionary<string, double> Days = new(StringComparer.Ordinal)
    {
        ["second"] = 1.0 / 86400, ["minute"] = 1.0 / 1440, ["min"] = 1.0 / 1440, ["hour"] = 1.0 / 24, ["day"] = 1, ["night"] = 1,
        ["week"] = 7, ["fortnight"] = 14, ["month"] = 30, ["year"] = 365, ["decade"] = 3650,
    };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "mile", "miles", "km", "kms", "k", "kilometre", "kilometres", "kilometer", "kilometers", "metre", "metres", "meter",
        "meters", "m", "step", "steps", "stone", "kg", "lbs", "pounds", "percent", "reps", "sets", "times", "x", "mg",
        "pm", "am", "oclock", "weeks", "week", "months", "month", "days", "day", "hours", "hour", "minutes", "minute",
        "mins", "min", "seconds", "tablets", "pills", "feet", "foot", "ft", "inches", "cm", "mm", "marathons", "races",
        "runs", "degrees", "/", "out", "of", "th", "st", "nd", "rd",
    };

    public static void Note(Utterance utterance)
    {
        for (var at = 0; at < utterance.Count; at++)
        {
            if (Duration(utterance, at) is { } duration) NoteDuration(utterance, at, duration);
            if (utterance.Tokens[at].Number is not { } number) continue;
            utterance.Add(at, new("number", at + 1));
            if (Score(utterance, at) is { } end) utterance.Add(at, new(ScoreSlot(number), end));
            NoteCount(utterance, at, number);
            NoteAge(utterance, at, number);
        }
    }

    /// <summary>How many days "3 weeks", "a fortnight" or "a couple of months" are, and where the words end.</summary>
    public static (double Days, int End)? Duration(Utterance utterance, int at)
    {
        var (amount, unit) = Amount(utterance, at);
        if (unit < utterance.Count && Text(utterance, unit) is "long" or "whole" or "full" or "solid" or "good") unit++;
        if (amount is null || unit >= utterance.Count) return null;
        var word = Text(utterance, unit);
        word = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        return Days.TryGetValue(word, out var days) ? (amount.Value * days, unit + 1) : null;
    }

    private static (double? Amount, int Next) Amount(Utterance utterance, int at)
    {
        var text = Text(utterance, at);
        if (text is "a" or "an" or "one") return Few(utterance, at + 1) ?? (1, at + 1);
        if (Few(utterance, at) is { } few) return few;
        if (utterance.Tokens[at].Number is not { } number) return (null, at);
        // "3 to 4 weeks", "2 or 3 days": the longer one counts, since more is the safer reading.
        var range = Text(utterance, at + 1) is "to" or "or" or "maybe" or "and" ? at + 2 : at + 1;
        return range < utterance.Count && utterance.Tokens[range].Number is { } upper && upper > number
            ? (upper, range + 1)
            : (number, at + 1);
    }

    private static (double? Amount, int Next)? Few(Utterance utterance, int at) => Text(utterance, at) switch
    {
        "couple" => (2, Text(utterance, at + 1) == "of" ? at + 2 : at + 1),
        "few" => (3, at + 1),
        "several" => (5, at + 1),
        "half" => (0.5, Text(utterance, at + 1) is "a" or "an" ? at + 2 : at + 1),
        "fortnight" or "decade" => (1, at),
        // "for weeks" is some of them; "2 weeks" is two.
        "days" or "weeks" or "months" or "years" when Text(utterance, at - 1) is "for" or "been" or "last" or "now" => (4, at),
        _ => null,
    };

    private static void NoteDuration(Utterance utterance, int at, (double Days, int End) duration)
    {
        var (days, end) = duration;
        var slot = days > LongAgoDays ? "long-ago" : "lately";
        if (Text(utterance, end) is "ago" or "back" or "earlier" or "since") utterance.Add(at, new(slot, end + 1));
        // "Before ten years", as many say it in India.
        else if (Text(utterance, at - 1) == "before") utterance.Add(at, new(slot, end));

        utterance.Add(at, new("duration", end));
        utterance.Add(at, new(days < 3.5 ? "under-four-days" : "four-days-or-more", end));
        if (days >= 14) utterance.Add(at, new("two-weeks-or-more", end));
    }

    // "8/10", "8 out of 10", "an 8 on the pain scale"; a bare "pain 8" is left to phrases with <number>.
    private static int? Score(Utterance utterance, int at)
    {
        if (utterance.Tokens[at].Number is not (>= 0 and <= 10)) return null;
        var next = at + 1;
        // "7 or 8 out of 10", "7-8/10"
        if (Text(utterance, next) is "or" or "to") next++;
        if (next < utterance.Count && utterance.Tokens[next].Number is <= 10) next++;
        if (Text(utterance, next) == "/" && IsTen(utterance, next + 1)) return next + 2;
        if (Text(utterance, next) == "out" && Text(utterance, next + 1) == "of" && IsTen(utterance, next + 2)) return next + 3;
        return Text(utterance, next) is "of" && IsTen(utterance, next + 1) ? next + 2 : null;
    }

    private static bool IsTen(Utterance utterance, int at) => at < utterance.Count && utterance.Tokens[at].Number == 10;

    private static string ScoreSlot(double score) => score >= 7 ? "score-severe" : score >= 4 ? "score-some" : "score-mild";

    private static void NoteCount(Utterance utterance, int at, double number)
    {
        var next = Text(utterance, at + 1);
        if (number <= 3 && next is "step" or "steps") utterance.Add(at, new("few-steps", at + 2));
        if (next is "feet" or "foot" or "ft" && number is >= 3 and < 300) utterance.Add(at, new("height", at + 2));
        if (next is "m" or "metre" or "metres" or "meter" or "meters" or "stories" or "storeys" or "floors" && number is >= 1 and < 100)
        {
            utterance.Add(at, new("height", at + 2));
        }

        if (number is (>= 38 and <= 43) or (>= 100 and <= 108)) utterance.Add(at, new("fever-reading", at + 1));
        if (number is >= 8 and <= 300) utterance.Add(at, new("many-count", at + 1));
        if (number is >= 1950 and <= 2100 && utterance.Tokens[at].Text.Length == 4) utterance.Add(at, new("calendar-year", at + 1));
    }

    private static void NoteAge(Utterance utterance, int at, double number)
    {
        if (number is < 1 or > 110) return;
        var next = at + 1;
        var old = Text(utterance, next) switch
        {
            "yo" or "yrold" => next + 1,
            "year" or "years" or "yr" or "yrs" or "y" when Text(utterance, next + 1) is "old" or "olds" or "o" or "of" => next + 2,
            _ => -1,
        };
        if (old > 0) utterance.Add(at, new(number < 18 ? "age-child" : "age-adult", old));
        var alone = next >= utterance.Count || utterance.Tokens[next].Before != Break.None || !Units.Contains(Text(utterance, next));
        if (number is > 1 and < 18 && alone && old < 0 && Text(utterance, next) is not ("year" or "years" or "yrs"))
        {
            utterance.Add(at, new("number-under-18", at + 1));
        }
    }

    private static string Text(Utterance utterance, int at) => at >= 0 && at < utterance.Count ? utterance.Tokens[at].Text : "";
}
