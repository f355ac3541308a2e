using System.Globalization;

namespace AnkleBot.Records.Commands;

/// <summary>Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.</summary>
public static class Csv
{
    public static IReadOnlyList<string> Heading { get; } =
        ["conversation", "clinic", "channel", "turn", "at", "runner", "bot", "kind", "urgency", "flags", "entry", "confidence", "thumb"];

    public static IReadOnlyList<string?> Row(ConversationHead head, RecordedTurn turn) =>
    [
        head.Id,
        head.Clinic,
        head.Channel,
        turn.Number.ToString(CultureInfo.InvariantCulture),
        turn.At.ToString("O", CultureInfo.InvariantCulture),
        turn.Said,
        string.Join("\n\n", turn.Replies.Select(reply => reply.Plain())),
        turn.Kind?.ToString(),
        turn.Crisis ? "Crisis" : turn.Urgency.ToString(),
        string.Join(' ', turn.Flags),
        turn.Entry,
        turn.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
        turn.Thumb == Thumb.None ? "" : turn.Thumb.ToString(),
    ];

    public static string Line(IEnumerable<string?> values) => string.Join(',', values.Select(value => Quoted(Harmless(value ?? ""))));

    /// <summary>A spreadsheet would run what begins like a formula, also after blanks; an apostrophe makes it text.</summary>
    private static string Harmless(string value)
    {
        var begins = value.AsSpan().TrimStart();
        return begins.Length > 0 && (begins[0] is '=' or '+' or '-' or '@' || value[0] is '\t' or '\r' or '\n') ? "'" + value : value;
    }

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
