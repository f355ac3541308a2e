using AnkleBot.Language.Likeness;

namespace AnkleBot.Tests.Language;

/// <summary>What the likeness sees in how a message is put together.</summary>
public class PhrasingTests
{
    [Theory]
    [InlineData("my foot went cold", "my toes went cold")]
    [InlineData("my foot went cold", "my foot went like ice")]
    [InlineData("it isn't swollen", "it is not swelling")]
    public void Words_of_one_slot_or_stem_are_one_phrasing(string one, string other) => Assert.Equal(Names(one), Names(other));

    [Theory]
    [InlineData("my foot went cold", "cold went my foot")]
    [InlineData("my foot went cold", "my foot, went cold")]
    [InlineData("my foot went cold", "my foot never went cold")]
    public void Order_and_stops_and_what_is_between_tell(string one, string other) => Assert.NotEqual(Names(one), Names(other));

    [Fact]
    public void Up_to_four_in_a_row_are_seen_and_pairs_with_one_or_two_between() =>
        Assert.Equal((4 + 3 + 2 + 1) + (2 + 1), Names("some toes went numb").Count);

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("\ud83d")]
    public void Text_without_words_has_no_phrasing(string text) => Assert.Empty(Names(text));

    private static List<uint> Names(string text) => FeatureNames.OfStretch(Phrasing.Of(SmallRules.Read(text)));
}
