using AnkleBot.Language;
using static AnkleBot.Tests.Language.SmallRules;

namespace AnkleBot.Tests.Language;

public class WordTests
{
    private static readonly Tokenizer Tokenizer = new(Words, ["swelling", "achilles", "heel", "number", "tiptoes"]);

    [Theory]
    [InlineData("can\u2019t", "can not")]
    [InlineData("CANT", "can not")]
    [InlineData("3wks", "3 wks")]
    [InlineData("8/10", "8 / 10")]
    [InlineData("swollen/hot", "swollen hot")]
    [InlineData("push-off", "push off")]
    [InlineData("ankel", "ankle")]
    [InlineData("caf\u00e9", "cafe")]
    [InlineData("heelswelling", "heel swelling")]
    [InlineData("myheel", "my heel")]
    [InlineData("noswellinginmyheel", "no swelling in my heel")]
    [InlineData("NoSwelling!", "no swelling")]
    [InlineData("achiless", "achilles")]
    [InlineData("myriad", "myriad")]
    [InlineData("sweling", "swelling")]
    public void Words_are_written_out(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Tokens(text).Select(token => token.Text)));

    [Theory]
    [InlineData("sweling", "swelling")]
    [InlineData("acihlles", "achilles")]
    [InlineData("acheeles", "achilles")]
    [InlineData("heal", "heal")]
    [InlineData("boat", "boat")]
    [InlineData("swellinggggg", "swelling")]
    public void A_word_is_corrected_only_where_it_is_no_word(string written, string read) =>
        Assert.Equal(read, Tokenizer.Tokens(written).Single().Text);

    [Theory]
    [InlineData("swelling", "swollen")]
    [InlineData("stopped", "stopping")]
    [InlineData("bruise", "bruising")]
    [InlineData("worries", "worry")]
    [InlineData("stretches", "stretched")]
    public void Forms_of_a_word_share_a_stem(string one, string other) =>
        Assert.Equal(Tokenizer.Stem(one), Tokenizer.Stem(other));

    [Theory]
    [InlineData("")]
    [InlineData("\ud83d\ude00\ud83d\ude00")]
    [InlineData("\ud800 half a surrogate \udc00")]
    [InlineData("\0\u0001\u001f")]
    [InlineData("\u0627\u0644\u0643\u0627\u062d\u0644 \u043b\u043e\u0434\u044b\u0436\u043a\u0430 \u8e1d")]
    [InlineData("...,,,!!!'''")]
    public void Any_text_can_be_cut_into_words(string text) => Assert.NotNull(Tokenizer.Tokens(text));
}
