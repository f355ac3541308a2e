namespace AnkleBot.Language;

/// <summary>A word as written: lower-cased, quotes made straight, accents dropped.</summary>
internal readonly record struct RawWord(string Text, Span Where, Break Before);

/// <summary>Cuts a message into words. Any text will do, in any script, of any length, broken surrogates and all.</summary>
internal static class RawWords
{
    public static List<RawWord> In(string text)
    {
        var words = new List<RawWord>();
        var before = Break.Stop;
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfWord(text, at);
            if (end > at)
            {
                words.Add(new(Plain(text.AsSpan(at, end - at)), new(at, end - at), before));
                before = Break.None;
                at = end;
            }
            else
            {
                before = Max(before, BreakAt(text, at));
                at++;
            }
        }

        return words;
    }

    // Digits and letters part ("3wks" is "3 wks"), a decimal point and an apostrophe inside a word do not,
    // and "+", "&" and the slash of "8/10" are words of their own.
    private static int EndOfWord(string text, int at)
    {
        var first = text[at];
        if (first is '+' or '&' || (first == '/' && Digit(text, at - 1) && Digit(text, at + 1))) return at + 1;
        var end = at;
        if (char.IsAsciiDigit(first))
        {
            while (Digit(text, end) || (At(text, end) is '.' or ',' && Digit(text, end - 1) && Digit(text, end + 1))) end++;
            return end;
        }

        while (Letter(text, end) || (end > at && IsApostrophe(At(text, end)) && Letter(text, end + 1))) end++;
        return end;
    }

    private static Break BreakAt(string text, int at) => text[at] switch
    {
        '.' when At(text, at + 1) == '.' || At(text, at - 1) == '.' => Break.Comma,
        '.' or '!' or '?' or ';' or '\n' or '\r' or '\u3002' or '\u0964' => Break.Stop,
        ',' or ':' or '(' or ')' or '\u2026' or '\u2013' or '\u2014' => Break.Comma,
        '-' when !Letter(text, at - 1) || !Letter(text, at + 1) => Break.Comma,
        _ => Break.None,
    };

    private static string Plain(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[Math.Min(word.Length, 64)];
        var length = 0;
        foreach (var c in word)
        {
            if (length == plain.Length) break;
            plain[length++] = IsApostrophe(c) ? '\'' : WithoutAccent(char.ToLowerInvariant(c));
        }

        return new(plain[..length]);
    }

    private static char WithoutAccent(char c) => c switch
    {
        >= '\u00e0' and <= '\u00e5' => 'a',
        '\u00e7' => 'c',
        >= '\u00e8' and <= '\u00eb' => 'e',
        >= '\u00ec' and <= '\u00ef' => 'i',
        '\u00f1' => 'n',
        >= '\u00f2' and <= '\u00f6' => 'o',
        >= '\u00f9' and <= '\u00fc' => 'u',
        >= '\uff41' and <= '\uff5a' => (char)(c - '\uff41' + 'a'),
        _ => c,
    };

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private static bool Digit(string text, int at) => char.IsAsciiDigit(At(text, at));

    private static bool Letter(string text, int at) => char.IsLetter(At(text, at));

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u00b4' or '`' or '\u02bc';

    private static Break Max(Break one, Break other) => one > other ? one : other;
}
