using System.Text.RegularExpressions;
using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Site;

namespace AnkleBot.Server.Tests.Site;

/// <summary>Every text on every ground of look.css, light and dark, and the accents that clinics may choose.</summary>
public sealed partial class LookTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "site", "look.css"));

    private static readonly string[] Urgencies = ["self-care", "soon", "urgent", "emergency"];

    private static readonly (string Text, string Ground)[] Pairs =
    [
        .. from text in (string[])["ink", "quiet", "accent"] from ground in (string[])["paper", "card"] select (text, ground),
        ("ink", "accent-soft"), ("quiet", "accent-soft"), ("on-accent", "accent"), ("ink", "soon-soft"),
        .. Urgencies.SelectMany(urgency => (IEnumerable<(string, string)>)
        [
            (urgency, $"{urgency}-soft"), (urgency, "card"), (urgency, "paper"), (urgency, "accent-soft"), ("ink", $"{urgency}-soft"), ("quiet", $"{urgency}-soft"), ("on-urgency", urgency),
        ]),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void All_text_can_be_read(int scheme)
    {
        var colours = Colour().Matches(Css.Split("prefers-color-scheme: dark")[scheme]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        foreach (var (text, ground) in Pairs)
        {
            var ratio = Contrast.Between(colours[text], colours[ground]);
            Assert.True(ratio >= Contrast.OfText, $"{text} on {ground}: {ratio:0.00}:1");
        }
        Assert.True(Contrast.Between(colours["edge"], colours["card"]) >= 3);
    }

    [Theory]
    [InlineData("#0f766e")]
    [InlineData("#7a1fa2")]
    [InlineData("#b3440b")]
    [InlineData("#000000")]
    [InlineData("#00695c")]
    [InlineData("#c2185b")]
    public void An_accent_that_is_taken_reads_well_in_light_and_dark(string accent)
    {
        Assert.True(Contrast.Between(accent, Contrast.Paper) >= Contrast.OfText);
        var (light, dark) = (Colours.Light(accent), Colours.Dark(accent));
        Assert.True(Contrast.Between(light.OnAccent, light.Accent) >= Contrast.OfText);
        Assert.True(Contrast.Between("#14213d", light.Soft) >= Contrast.OfText);
        Assert.True(Contrast.Between(dark.Accent, "#1a222b") >= Contrast.OfText);
        Assert.True(Contrast.Between(dark.OnAccent, dark.Accent) >= Contrast.OfText);
        Assert.True(Contrast.Between("#f0ede6", dark.Soft) >= Contrast.OfText);
    }

    [Fact]
    public void The_loader_has_at_most_10_kilobytes() =>
        Assert.InRange(new FileInfo(Path.Combine(AppContext.BaseDirectory, "site", "embed.js")).Length, 1, 10_000);

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
