using AnkleBot.Language.Likeness;

namespace AnkleBot.Tests.Language;

/// <summary>What the likeness sees in the wording of a message, and what it must not see.</summary>
public class WordingTests
{
    [Theory]
    [InlineData("IT'S NUMB, ISN'T IT?")]
    [InlineData("it’s  numb , isn’t it ?")]
    [InlineData("  it's numb, isn't it? 😬🦶")]
    [InlineData("\"it's numb, isn't it?\"")]
    public void Case_spaces_quotes_and_emoji_make_no_difference(string text) =>
        Assert.Equal(Names("it's numb, isn't it?"), Names(text));

    [Theory]
    [InlineData("it is numb", "it was numb")]
    [InlineData("it is numb", "is it numb")]
    [InlineData("it is numb", "it is numb?")]
    [InlineData("never numb", "numb never")]
    public void Tense_order_and_a_question_mark_do(string one, string other) =>
        Assert.NotEqual(Names(one), Names(other));

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d")]
    [InlineData("'''")]
    [InlineData("\0\u200b\ud800'a")]
    public void Any_text_will_do(string text) => Assert.True(Names(text).Count <= 1);

    [Fact]
    public void Words_are_seen_alone_and_with_up_to_two_before_them() => Assert.Equal(3 + 2 + 1, Names("toes went blue").Count);

    private static List<uint> Names(string text) => FeatureNames.OfStretch(Wording.Of(SmallRules.Read(text)));
}
