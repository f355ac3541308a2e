using AnkleBot.Search;

namespace AnkleBot.Tests.Search;

public class LikeQuestionsTests
{
    private static readonly MemoryIndex Index = Entries.Index();

    private static readonly string[] Questions =
    [
        "compression socks good", "how long with frozen peas", "are compression socks any good?", "ice, how long", "the weather", "socks, compression", "",
    ];

    [Fact]
    public void What_says_the_same_stands_together_synonyms_too() =>
        Assert.Equal([[0, 2, 5], [1, 3], [4], [6]], LikeQuestions.Group(Questions, Index));

    [Fact]
    public void The_same_questions_give_the_same_groups() =>
        Assert.Equal(LikeQuestions.Group(Questions, Index), LikeQuestions.Group(Questions, Entries.Index()));

    [Fact]
    public void Question_words_alone_bring_nothing_together() =>
        Assert.Equal(2, LikeQuestions.Group(["how long will i be in a cast", "how long will i be on crutches"], RealKnowledge.Base.Index).Count);
}
