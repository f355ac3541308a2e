using AnkleBot.Language;

namespace AnkleBot.Tests.Language;

public class AnswerTests
{
    [Theory]
    [InlineData("yes", Answer.Yes)]
    [InlineData("yeah it does", Answer.Yes)]
    [InlineData("nope", Answer.No)]
    [InlineData("no, nothing like that", Answer.No)]
    [InlineData("not sure", Answer.Unsure)]
    [InlineData("im not too sure tbh", Answer.Unsure)]
    [InlineData("no idea", Answer.Unsure)]
    [InlineData("dunno", Answer.Unsure)]
    [InlineData("bananas", Answer.None)]
    public void Not_sure_is_never_sure(string text, Answer answer) =>
        Assert.Equal(answer, RealKnowledge.Base.Reader.Read(text).Answer);

    [Theory]
    [InlineData("its 8/10", 8.0)]
    [InlineData("about 3 out of 10", 3.0)]
    [InlineData("7", 7.0)]
    public void Scores_are_read(string text, double score) => Assert.Equal(score, RealKnowledge.Base.Reader.Read(text).PainScore);

    [Theory]
    [InlineData("for 3 weeks", 21.0)]
    [InlineData("a fortnight", 14.0)]
    [InlineData("a couple of days", 2.0)]
    [InlineData("2 to 3 days", 3.0)]
    [InlineData("eight days", 8.0)]
    public void Durations_are_read_in_days(string text, double days) => Assert.Equal(days, RealKnowledge.Base.Reader.Read(text).DurationDays);

    [Theory]
    [InlineData("my left one", Side.Left)]
    [InlineData("right ankle", Side.Right)]
    [InlineData("both of them", Side.Both)]
    [InlineData("right now", Side.Unknown)]
    public void Sides_are_read(string text, Side side) => Assert.Equal(side, RealKnowledge.Base.Reader.Read(text).Side);
}
