using System.Globalization;
using AnkleBot.Channels.Clinics;

namespace AnkleBot.Server.Site;

/// <summary>A clinic's accent as the pages use it: as it is on light paper, and lightened until it reads well on dark paper.</summary>
/// <param name="Accent">The colour, <c>#rrggbb</c>.</param>
/// <param name="OnAccent">Text on the colour.</param>
/// <param name="Soft">A tint of it, behind text in ink.</param>
internal sealed record Colours(string Accent, string OnAccent, string Soft)
{
    private const string DarkPaper = "#12181f";
    private const string DarkCard = "#1a222b";
    private const double Comfortable = 6.5;

    public static Colours Light(string accent) => new(accent, "#ffffff", Mixed(accent, "#ffffff", 0.88));

    public static Colours Dark(string accent)
    {
        var lighter = accent;
        for (var white = 0.0; Contrast.Between(lighter, DarkCard) < Comfortable && white < 1; white += 0.05)
            lighter = Mixed(accent, "#ffffff", white);
        return new(lighter, "#0c1a1c", Mixed(accent, DarkPaper, 0.72));
    }

    /// <summary>The page's rule for a clinic, to come after look.css, whose own accent needs none.</summary>
    public static string Rules(string accent) => accent.Equals(ClinicSettings.Demo.Accent, StringComparison.OrdinalIgnoreCase)
        ? ""
        : $":root{{{Light(accent).Properties()}}}@media (prefers-color-scheme:dark){{:root{{{Dark(accent).Properties()}}}}}";

    private string Properties() => $"--accent:{Accent};--on-accent:{OnAccent};--accent-soft:{Soft}";

    private static string Mixed(string one, string other, double share)
    {
        return $"#{At(1):x2}{At(3):x2}{At(5):x2}";

        int At(int at) => (int)Math.Round((Part(one, at) * (1 - share)) + (Part(other, at) * share));
    }

    private static int Part(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
