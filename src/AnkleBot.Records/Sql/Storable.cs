using System.Text;

namespace AnkleBot.Records.Sql;

/// <summary>Text that every engine can hold.</summary>
internal static class Storable
{
    /// <summary>The longest id of a conversation, an activity, a user or a clinic, in bytes of UTF-8: two must fit one index row.</summary>
    public const int LongestId = 500;

    /// <summary>The longest message that is kept whole, in UTF-16 units; full-text indexes have limits too.</summary>
    public const int LongestMessage = 32_000;

    /// <summary>NUL becomes a visible sign, half a surrogate pair the replacement character: nothing vanishes unseen.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text)
    {
        if (text is null || !NeedsChange(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.Value == 0 ? "\u2400" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>A message, cut visibly when it is longer than the longest.</summary>
    public static string? Message(string? text) => Text(text?.Length > LongestMessage ? text[..LongestMessage] + " [...]" : text);

    public static string Id(string id) => Encoding.UTF8.GetByteCount(id) is > 0 and <= LongestId
        ? Text(id)
        : throw new ArgumentException($"An id has 1 to {LongestId} bytes; this one has {Encoding.UTF8.GetByteCount(id)}.", nameof(id));

    public static long Time(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static bool NeedsChange(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == 0) return true;
            if (!char.IsSurrogate(text[at])) continue;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            at++;
        }
        return false;
    }
}
