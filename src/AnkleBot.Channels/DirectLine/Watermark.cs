using System.Globalization;

namespace AnkleBot.Channels.DirectLine;

/// <summary>How much of a conversation a client has seen.</summary>
/// <param name="Turn">The number of the last turn; 0 for none.</param>
/// <param name="Aside">How many of the activities that no record holds.</param>
internal readonly record struct Watermark(long Turn, int Aside)
{
    /// <summary>Nothing is nothing seen.</summary>
    public static bool TryParse(string? text, out Watermark watermark)
    {
        watermark = default;
        if (string.IsNullOrEmpty(text)) return true;
        var parts = text.Split('.');
        var aside = 0;
        if (parts.Length > 2 || !Number(parts[0], out long turn)) return false;
        if (parts.Length == 2 && !Number(parts[1], out aside)) return false;
        watermark = new(turn, aside);
        return true;
    }

    public override string ToString() => Aside == 0 ? $"{Turn}" : $"{Turn}.{Aside}";

    private static bool Number<T>(string text, out T number)
        where T : struct, System.Numerics.IBinaryInteger<T> =>
        T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
