using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Tests.Triage;

public class TriageRulesTests
{
    private static readonly TriageRules Rules = new(
    [
        Flag("cold-foot", Urgency.Emergency, [["cold"]]),
        Flag("child", Urgency.Urgent, [["under-18"], ["injury", "limp"]]),
        Flag("numb-running", Urgency.Soon, [["numb"]], unless: "ice"),
        Flag("crisis", Urgency.Emergency, [["self-harm"]], crisis: true),
    ]);

    [Fact]
    public void A_present_sign_raises_its_flag_with_the_words()
    {
        var raised = Assess(Found("cold")).Flags.Single();
        Assert.Equal(("cold-foot", Urgency.Emergency, "words of cold"), (raised.Flag, raised.Urgency, raised.Evidence[0].Words));
    }

    [Theory]
    [InlineData(Context.Denied)]
    [InlineData(Context.Past)]
    [InlineData(Context.SomeoneElse)]
    [InlineData(Context.Hypothetical)]
    public void A_sign_that_is_not_there_raises_nothing(Context context) =>
        Assert.Equal(Assessment.Nothing, Assess(Found("cold", context)));

    [Fact]
    public void An_unsure_emergency_is_seen_today() => Assert.Equal(Urgency.Urgent, Assess(Found("cold", Context.Unsure)).Urgency);

    [Fact]
    public void A_sure_sign_lifts_an_unsure_flag()
    {
        var before = Assess(Found("cold", Context.Unsure));
        Assert.Equal(Urgency.Emergency, Rules.Assess(before, [], [Found("cold")]).Urgency);
    }

    [Fact]
    public void Signs_of_one_rule_may_come_in_two_messages() =>
        Assert.Equal(Urgency.Urgent, Rules.Assess(Assessment.Nothing, [Found("under-18")], [Found("limp")]).Urgency);

    [Fact]
    public void A_sign_alone_does_not_meet_a_rule_of_two() => Assert.Equal(Urgency.None, Assess(Found("under-18")).Urgency);

    [Fact]
    public void A_flag_latches_whatever_is_denied_later()
    {
        var before = Assess(Found("cold"));
        Assert.Equal(before, Rules.Assess(before, [], [Found("cold", Context.Denied)]));
    }

    [Fact]
    public void What_explains_a_sign_away_spares_the_flag() => Assert.Equal(Urgency.None, Assess(Found("numb"), Found("ice")).Urgency);

    [Fact]
    public void The_order_of_findings_does_not_matter() =>
        Assert.Equal(Assess(Found("cold"), Found("numb")).Flags.Select(flag => flag.Flag), Assess(Found("numb"), Found("cold")).Flags.Select(flag => flag.Flag));

    [Fact]
    public void Words_of_self_harm_are_a_crisis() => Assert.True(Assess(Found("self-harm")).Crisis);

    private static Assessment Assess(params IReadOnlyList<Finding> now) => Rules.Assess(Assessment.Nothing, [], now);

    private static Finding Found(string sign, Context context = Context.Present) => new(sign, context, default, $"words of {sign}", "test:1");

    private static RedFlag Flag(string id, Urgency urgency, string[][] all, string? unless = null, bool crisis = false) => new(
        id, id, urgency, crisis, [new([.. all], $"{id}:1")], unless is null ? [] : [unless], "", [], new("", null), [], []);
}
