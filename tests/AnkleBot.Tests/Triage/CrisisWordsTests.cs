using AnkleBot.Conversation;

namespace AnkleBot.Tests.Triage;

/// <summary>Plain words of self-harm are never explained away; words that may mean it are, where everything else speaks against it.</summary>
public class CrisisWordsTests
{
    [Theory]
    [InlineData("i am suicidal")]
    [InlineData("suicide")]
    [InlineData("thinking of killing myself")]
    [InlineData("i have thoughts of suicide")]
    [InlineData("is there an age at which to stop hill sprints but honestly i am suicidal lol")]
    [InlineData("i think about suicide on my runs")]
    [InlineData("my ankle is fine but i want to kill myself")]
    [InlineData("i went to the suicide bridge last night and i will go back")]
    [InlineData("a song keeps telling me to kill myself")]
    [InlineData("i volunteer at a suicide helpline and now i'm the one who wants to die")]
    public void Whoever_may_be_in_danger_gets_the_crisis_line(string message) =>
        Assert.Equal(TurnKind.Crisis, RealKnowledge.Talk(message).Kind);

    [Theory]
    [InlineData("and i feel like killing myself")]
    [InlineData("but honestly i am suicidal lol")]
    [InlineData("and also i want to die")]
    [InlineData("but i have been thinking about suicide lol")]
    public void A_long_harmless_story_around_them_explains_nothing_away(string words) =>
        Assert.Equal(TurnKind.Crisis, RealKnowledge.Talk(
            "we set up a running group outside the gate, morale's high, i'd not run since school, two laps and i could feel my "
            + $"ankles a bit till bedtime, good as new today, is every other day alright {words}").Kind);

    [Theory]
    [InlineData("i can't go on")]
    [InlineData("nobody would miss me if i was gone")]
    [InlineData("i won't be around much longer")]
    [InlineData("this is goodbye everyone")]
    public void What_may_mean_it_is_heard(string message) => Assert.Equal(TurnKind.Crisis, RealKnowledge.Talk(message).Kind);

    [Theory]
    [InlineData("can't go on the club run this friday, is the one on sunday as hard?")]
    [InlineData("goodbye flat roads, hello hills! how many hills a week is sensible")]
    [InlineData("i won't be around on tuesday so can i do the calf raises at home")]
    [InlineData("our club calls the last lap career suicide, haha. how do i pace it")]
    public void What_only_sounds_like_it_is_not(string message) => Assert.NotEqual(TurnKind.Crisis, RealKnowledge.Talk(message).Kind);

    [Theory]
    [InlineData("his sock won't go on any more, the calf is twice the size of the other one and hot", "calf-swollen")]
    [InlineData("can't carry on in this boot, my toes have gone numb and white", "cold-or-numb-foot")]
    [InlineData("can i take this cast off myself? i have no feeling in the foot", "cold-or-numb-foot")]
    public void Where_it_is_told_of_another_flag_it_is_that_flag(string message, string flag) =>
        Assert.Equal([flag], RealKnowledge.Talk(message).State.Assessment.Flags.Select(raised => raised.Flag).Intersect([flag, "crisis"]));

    [Theory]
    [InlineData("my foot is numb and white and i don't want to be here any more")]
    [InlineData("the calf is huge and hot. nobody would miss me if i was gone")]
    public void Beside_another_flag_it_is_heard_as_well(string message) => Assert.True(RealKnowledge.Talk(message).State.Assessment.Crisis);
}
