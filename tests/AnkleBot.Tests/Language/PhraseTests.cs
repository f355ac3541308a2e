using AnkleBot.Language;
using static AnkleBot.Tests.Language.SmallRules;

namespace AnkleBot.Tests.Language;

public class PhraseTests
{
    [Theory]
    [InlineData("toes blue", "my toes are really blue", false)]
    [InlineData("toes blue", "my toes is really blue", true)]
    [InlineData("snap ... ankle", "snap went my poor left ankle", true)]
    [InlineData("snap ... ankle", "snap went one two three four five ankle", false)]
    [InlineData("swell & calf", "the calf has begun to swell", true)]
    [InlineData("swell & calf", "swollen calf", true)]
    [InlineData("swell & calf", "the calf hurts. ankle is swollen", false)]
    [InlineData("red/hot ankle", "hot ankle", true)]
    [InlineData("\"numbness\"", "numb", false)]
    [InlineData("\"numbness\"", "numbness", true)]
    [InlineData("<foot> <cold>", "toes like ice", true)]
    [InlineData("<score-severe>", "about 8 out of 10", true)]
    [InlineData("<score-severe>", "3/10", false)]
    [InlineData("<four-days-or-more>", "for three weeks", true)]
    [InlineData("<four-days-or-more>", "for two days", false)]
    [InlineData("<age-child>", "a 12 year old", true)]
    [InlineData("<number-under-18>", "12 miles", false)]
    [InlineData("<few-steps>", "only two steps", true)]
    [InlineData("<height>", "fell 10 feet", true)]
    [InlineData("killing", "my ankle is killing me", false)]
    public void A_phrase_finds_what_it_means(string phrase, string text, bool found) =>
        Assert.Equal(found, Reader(Sign("sign", phrase)).Read(text).Findings.Count > 0);

    [Theory]
    [InlineData("")]
    [InlineData("ankle ...")]
    [InlineData("a & b & c & d")]
    [InlineData("red//hot")]
    [InlineData("<foot")]
    [InlineData("\"numb")]
    public void A_phrase_that_cannot_be_read_says_why(string phrase) =>
        Assert.NotEmpty(Assert.Throws<FormatException>(() => Phrase.Parse(phrase, word => word)).Message);

    [Fact]
    public void An_unknown_slot_is_a_problem_with_its_line()
    {
        var problems = new List<Problem>();
        AnkleBot.Language.Reader.Create(Rules([Sign("sign", "<nowhere> hurts")]), new([], [], []), problems);
        Assert.Equal("test:1", Assert.Single(problems).Where);
    }
}
