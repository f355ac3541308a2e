using AnkleBot.Language;
using AnkleBot.Records.Privacy;

namespace AnkleBot.Records.Tests;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("mail me at Robin.Doe+x@mail.example.org please", "mail me at [e-mail] please")]
    [InlineData("call 020 7946 0123 today", "call [telephone] today")]
    [InlineData("+44 (0)20 7946 0123", "[telephone]")]
    [InlineData("it's 07700900123.", "it's [telephone].")]
    [InlineData("(555) 123-4567 or 555-123-4567", "[telephone] or [telephone]")]
    [InlineData("I live at SW1A 1AA", "I live at [postcode]")]
    [InlineData("near k1a 0b1 now", "near [postcode] now")]
    [InlineData("my zip code is 90210", "my zip code is [postcode]")]
    [InlineData("zip:90210", "zip:[postcode]")]
    [InlineData("born on 3 May 1987, hurt it in 2025", "born on [date of birth], hurt it in 2025")]
    [InlineData("dob: 03/05/87", "dob: [date of birth]")]
    [InlineData("I was born in 1961", "I was born in [date of birth]")]
    [InlineData("12/04/1979", "[date of birth]")]
    [InlineData("my name is Robin Doe and my ankle hurts", "my name is [name] and my ankle hurts")]
    [InlineData("my name is robin and it hurts", "my name is [name] and it hurts")]
    [InlineData("hi I'm called José, ok", "hi I'm called [name], ok")]
    public void Personal_details_go(string said, string kept) => Assert.Equal(kept, Masking.Of(said).Text);

    [Theory]
    [InlineData("pain is 10/10, was 7/10")]
    [InlineData("ran 10 km in 55:30, then 5k and 21.1 km")]
    [InlineData("10000 steps, 12 000 steps, 1000 2000 3000 m")]
    [InlineData("3 sets of 15, 2-3 times a day, 15-20 minutes")]
    [InlineData("scores 8 9 10 8 7 9 10 this week")]
    [InlineData("since 12/03/2026, about 3-4 weeks")]
    [InlineData("5 5km runs, m5 bolt, L5 5kg, B12")]
    [InlineData("in 2024 2025 and 2026")]
    [InlineData("my Achilles, will it heal? not my name")]
    [InlineData("call 999 or 112")]
    [InlineData("the zipper of my boot rubs, and the zip jams")]
    [InlineData("zip my coat up, post code orange")]
    [InlineData("it hurts at 6:30, 18.45 and 0700")]
    public void What_the_conversation_is_about_stays(string said) => Assert.Equal(said, Masking.Of(said).Text);

    [Fact]
    public void A_stretch_of_the_message_is_found_again_behind_a_mask()
    {
        const string said = "I'm at a@b.cd, calf sore, x@y.zw";
        var masked = Masking.Of(said);

        Assert.Equal("calf sore", masked.Now(new Span(said.IndexOf("calf", StringComparison.Ordinal), 9)).In(masked.Text));
        Assert.Equal("[e-mail]", masked.Now(new Span(said.IndexOf("b.cd", StringComparison.Ordinal), 4)).In(masked.Text));
    }
}
