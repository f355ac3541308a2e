using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Tests.Conversation;

/// <summary>What must hold in every conversation, tried on many that are put together at random from real messages.</summary>
public class InvariantTests
{
    private static readonly string[] Harmless =
    [
        "hello", "how long should i ice it", "thanks", "what shoes should i buy", "my ankle is a bit sore", "how do i do calf raises",
        "check my ankle", "yes", "no", "not sure", "none of these", "back", "start over", "2 days", "tell me more", "why?", "and how often?",
    ];

    private static readonly string[] Flagged =
    [
        "i cant walk on it", "heard a crack when i landed", "my foot is cold and blue", "one calf is swollen and hot", "still sore after 5 days",
        "im on warfarin and rolled my ankle", "chest pain since this morning and sore calf", "my ankle is red hot and swollen",
    ];

    private static readonly string[] Advice = ["heels off the floor", "cold pack on it for", "15 to 20 minutes", "mile jog", "Week 1:", "hold for 30 seconds"];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Urgency_only_rises_and_flags_latch(int seed)
    {
        var before = Assessment.Nothing;
        foreach (var turn in Play(seed))
        {
            Assert.True(turn.State.Assessment.Urgency >= before.Urgency);
            Assert.All(before.Flags, flag => Assert.True(turn.State.Assessment.Has(flag.Flag)));
            before = turn.State.Assessment;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_about_exercise_ice_or_running_is_said_once_urgent_stands(int seed)
    {
        foreach (var turn in Play(seed).Where(turn => turn.State.Assessment.Withholds))
        {
            var shown = string.Join("\n", turn.Replies.Select(reply => reply.Plain()));
            Assert.All(Advice, advice => Assert.DoesNotContain(advice, shown, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Self_care_needs_an_answer_to_every_question(int seed)
    {
        foreach (var turn in Play(seed).Where(turn => turn.State.Assessment.Urgency == Urgency.SelfCare))
        {
            Assert.True(turn.State.Answers.Count >= 7, string.Join(", ", turn.State.Answers.Keys));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_transcript_replays_to_the_same_replies(int seed) =>
        Assert.Equal(Play(seed).Select(turn => turn.Replies[0].Plain()), Play(seed).Select(turn => turn.Replies[0].Plain()));

    [Theory]
    [InlineData("i cant walk on it", "I CAN'T  WALK ON IT \ud83d\ude29\ud83d\ude29")]
    [InlineData("my foot's cold and blue", "My foot\u2019s   COLD and blue!!!")]
    [InlineData("heard a crack when i landed", "hi there. heard a crack when i landed")]
    [InlineData("one calf is swollen and hot", "good morning, thanks for being here. one calf is swollen and hot")]
    public void Case_spacing_quotes_emoji_and_small_talk_do_not_lower_urgency(string plain, string dressed) =>
        Assert.True(RealKnowledge.Talk(dressed).State.Assessment.Urgency >= RealKnowledge.Talk(plain).State.Assessment.Urgency);

    // Life goes on around what matters.
    [Theory]
    [InlineData("my toes have gone blue and i can't feel them")]
    [InlineData("i heard a loud pop when i landed")]
    [InlineData("i can't put any weight on it at all")]
    [InlineData("since the flight one calf is swollen and hot")]
    [InlineData("i don't want to be alive any more")]
    public void A_story_around_a_flag_does_not_lower_urgency(string flag)
    {
        var alone = After(flag);
        Assert.True(alone >= Urgency.Urgent);
        Assert.True(After($"Finally did the park run with my sister on Saturday, what a lovely morning. {flag}. The cake afterwards was worth it. Which shoes do you like for muddy paths?") >= alone);
        Assert.True(After($"New job, new town, hardly any time to train these days. No swelling to speak of. {flag}. How often should I stretch my calves?") >= alone);

        static Urgency After(string message) => RealKnowledge.Talk(message).State.Assessment.Urgency;
    }

    [Fact]
    public void A_further_present_finding_never_lowers_urgency()
    {
        foreach (var first in Flagged)
        {
            foreach (var second in Flagged)
            {
                var one = RealKnowledge.Talk(first).State.Assessment.Urgency;
                Assert.True(RealKnowledge.Talk(first, second).State.Assessment.Urgency >= one);
                Assert.Equal(RealKnowledge.Talk(first, second).State.Assessment.Urgency, RealKnowledge.Talk(second, first).State.Assessment.Urgency);
            }
        }
    }

    [Fact]
    public void What_is_on_a_button_raises_nothing_that_the_button_does_not_mean()
    {
        foreach (var question in RealKnowledge.Base.Intake.Questions.Values)
        {
            foreach (var choice in question.Choices.Where(choice => choice.Answer == Answer.No && choice.Denies.Count > 0))
            {
                Assert.DoesNotContain(RealKnowledge.Base.Reader.Read(choice.Label).Findings, finding => finding.Counts && choice.Denies.Contains(finding.Sign));
            }
        }
    }

    private static IEnumerable<Turn> Play(int seed)
    {
        var random = new Random(seed);
        var state = RealKnowledge.Agreed;
        for (var message = 0; message < 14; message++)
        {
            var pool = random.Next(5) == 0 ? Flagged : Harmless;
            var turn = RealKnowledge.Conversation.Respond(state, new(pool[random.Next(pool.Length)]));
            yield return turn;
            state = turn.State;
        }
    }
}
