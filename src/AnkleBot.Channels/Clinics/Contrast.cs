using System.Globalization;

namespace AnkleBot.Channels.Clinics;

/// <summary>How well letters stand out, as WCAG 2 measures it.</summary>
internal static class Contrast
{
    /// <summary>For text of ordinary size.</summary>
    public const double Least = 4.5;

    /// <param name="colour"><c>#rrggbb</c>.</param>
    /// <returns>1 to 21.</returns>
    public static double WithWhite(string colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance(string colour) => 0.2126 * Part(colour, 1) + 0.7152 * Part(colour, 3) + 0.0722 * Part(colour, 5);

    private static double Part(string colour, int at)
    {
        var share = byte.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
