using System.Globalization;

namespace AnkleBot.Channels.Clinics;

/// <summary>Contrast between colours as WCAG 2.2 counts it: 1 to 21.</summary>
public static class Contrast
{
    /// <summary>The least that text needs.</summary>
    public const double OfText = 4.5;

    /// <summary>The paper that a clinic's accent stands on; white on the accent is a little better still.</summary>
    public const string Paper = "#fbfaf7";

    /// <param name="one">A colour, <c>#rrggbb</c>.</param>
    /// <param name="other">A colour, <c>#rrggbb</c>.</param>
    public static double Between(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        if (light < dark) (light, dark) = (dark, light);
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Linear(colour, 1)) + (0.7152 * Linear(colour, 3)) + (0.0722 * Linear(colour, 5));

    private static double Linear(string colour, int at)
    {
        var part = byte.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
