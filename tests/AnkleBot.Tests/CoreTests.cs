namespace AnkleBot.Tests;

public class CoreTests
{
    [Fact]
    public void The_core_references_nothing_but_the_framework() =>
        Assert.All(typeof(KnowledgeBase).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System", name.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("\ud83d\ude00\ud83d\ude00")]
    [InlineData("\ud800 alone \udc00")]
    [InlineData("\0\u0007\u001b[31m")]
    [InlineData("\u0643\u0627\u062d\u0644\u064a \u064a\u0624\u0644\u0645\u0646\u064a")]
    [InlineData("\u6211\u7684\u8e1d\u5173\u8282\u75bc")]
    public void Any_text_gets_a_kind_reply(string text) => Assert.All(RealKnowledge.Talk(text).Replies, reply => Assert.NotEmpty(reply.Plain()));

    [Fact]
    public void A_flag_at_the_end_of_a_hundred_thousand_characters_is_seen()
    {
        var text = string.Concat(Enumerable.Repeat("lovely run in the park today. ", 3400)) + "my foot is cold and blue since the fall";
        Assert.Equal(AnkleBot.Triage.Urgency.Emergency, RealKnowledge.Talk(text).State.Assessment.Urgency);
    }
}
