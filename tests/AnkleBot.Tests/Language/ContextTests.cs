using AnkleBot.Language;
using static AnkleBot.Tests.Language.SmallRules;

namespace AnkleBot.Tests.Language;

public class ContextTests
{
    private static readonly Reader Reader = SmallRules.Reader(
        Sign("numb", "numb"), Sign("swelling", "swell"), Sign("cold", "<foot> <cold>"), Sign("cannot-walk", "can not walk"));

    [Theory]
    [InlineData("my foot is numb", Context.Present)]
    [InlineData("no numbness", Context.Denied)]
    [InlineData("my foot isn't numb", Context.Denied)]
    [InlineData("no swelling but my foot is numb", Context.Present)]
    [InlineData("no swelling, tingling or numbness", Context.Denied)]
    [InlineData("no swelling, foot is numb", Context.Present)]
    [InlineData("not only swollen, numb too", Context.Present)]
    [InlineData("the numbness went away", Context.Denied)]
    [InlineData("numbness: no. swelling: no.", Context.Denied)]
    [InlineData("swelling no, numbness no, can walk", Context.Denied)]
    [InlineData("numbness denied", Context.Denied)]
    [InlineData("swelling no, numbness yes", Context.Present)]
    [InlineData("my foot is numb no?", Context.Present)]
    [InlineData("it is numb, no", Context.Present)]
    [InlineData("i dont think it is numb", Context.Denied)]
    [InlineData("not sure if it is numb", Context.Unsure)]
    [InlineData("can't say it isn't numb", Context.Unsure)]
    [InlineData("it was numb last year", Context.Past)]
    [InlineData("it was numb ten years ago", Context.Past)]
    [InlineData("before ten years it was numb", Context.Past)]
    [InlineData("last year it was fine, now it is numb", Context.Present)]
    [InlineData("what if it goes numb", Context.Hypothetical)]
    [InlineData("signs of numbness", Context.Hypothetical)]
    [InlineData("what if it swells? it is numb", Context.Present)]
    [InlineData("my friend went numb", Context.SomeoneElse)]
    [InlineData("my son went numb", Context.Present)]
    [InlineData("my friend went numb, what should he do", Context.Present)]
    [InlineData("my friend ran. my foot is numb", Context.Present)]
    public void Cues_decide_how_numb_is_meant(string text, Context context) =>
        Assert.Equal(context, Reader.Read(text).Findings.Single(finding => finding.Sign == "numb").Context);

    [Fact]
    public void A_not_inside_the_sign_denies_nothing_else()
    {
        var findings = Reader.Read("can't walk and swollen").Findings;
        Assert.All(findings, finding => Assert.Equal(Context.Present, finding.Context));
        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void A_not_between_the_words_of_a_sign_denies_it() =>
        Assert.Equal(Context.Denied, Reader.Read("my foot is not cold").Findings.Single().Context);

    [Fact]
    public void What_is_unsure_still_counts() =>
        Assert.True(Reader.Read("not sure if it is numb").Findings.Single().Counts);

    [Fact]
    public void A_finding_names_the_words_as_they_were_written() =>
        Assert.Equal("FOOT is like\u00a0ICE", Reader.Read("My FOOT is like\u00a0ICE!").Findings.Single().Words);

    [Fact]
    public void It_means_the_part_that_was_named_last() =>
        Assert.Contains(Reader.Read("i hurt my foot. its like ice").Findings, finding => finding is { Sign: "cold", Context: Context.Present });
}
