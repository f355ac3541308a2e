using AnkleBot.Conversation;

namespace AnkleBot.Tests.Triage;

/// <summary>Words of self-harm are explained away only where nothing in the message is like them.</summary>
public class CrisisWordsTests
{
    [Theory]
    [InlineData("i am suicidal")]
    [InlineData("suicide")]
    [InlineData("thinking of killing myself")]
    [InlineData("i think about suicide on my runs")]
    [InlineData("my ankle is fine but i want to kill myself")]
    [InlineData("i went to the suicide bridge last night and i will go back")]
    [InlineData("a song keeps telling me to kill myself")]
    [InlineData("i volunteer at a suicide helpline and now i'm the one who wants to die")]
    public void Whoever_may_be_in_danger_gets_the_crisis_line(string message) =>
        Assert.Equal(TurnKind.Crisis, RealKnowledge.Talk(message).Kind);

    [Theory]
    [InlineData("is the loop by Suicide Hill hard on the ankles")]
    [InlineData("we did suicides at basketball practice and my ankle is sore")]
    [InlineData("that song Suicide is Painless came on in my warm up")]
    [InlineData("i work nights at a suicide prevention charity, when should i stretch")]
    public void A_hill_a_drill_a_song_and_a_job_do_not(string message) =>
        Assert.NotEqual(TurnKind.Crisis, RealKnowledge.Talk(message).Kind);
}
