using AnkleBot.Language;

namespace AnkleBot.Tests.Language;

/// <summary>A few rules made by hand, so that a test shows all that it depends on.</summary>
internal static class SmallRules
{
    private static readonly AnswerWords Answers = new(Lines("yes", "yeah"), Lines("no", "nope"), Lines("not sure", "no idea"));

    public static Reader Reader(params IReadOnlyList<SignRule> signs) => AnkleBot.Language.Reader.Create(Rules(signs), Answers, []);

    public static RuleReading Read(string text)
    {
        var lexicon = Lexicon.Compile(Rules([]), Answers, []);
        return new RuleReader(lexicon).Read(lexicon.Prepare(text, []));
    }

    public static SignRule Sign(string id, params IReadOnlyList<string> says) => new(id, id, [], false, Lines([.. says]), [], "test");

    public static LanguageRules Rules(IReadOnlyList<SignRule> signs) => new(
        Words,
        new HashSet<string> { "is", "the", "my", "really", "a", "it", "has", "i", "am", "gone", "at", "all" },
        Lines("killing me"),
        [new("foot", true, Lines("foot", "toes"), "test"), new("cold", false, Lines("cold", "like ice"), "test")],
        [
            new(CueKind.Negation, Lines("no", "not", "without")),
            new(CueKind.NegatesClause, Lines("do not think")),
            new(CueKind.NegationAfter, Lines("went away")),
            new(CueKind.DeniesItem, Lines("no", "denied")),
            new(CueKind.NotNegation, Lines("not only", "not sure")),
            new(CueKind.Doubt, Lines("can not say")),
            new(CueKind.Unsure, Lines("not sure if")),
            new(CueKind.Past, Lines("last year", "<long-ago>")),
            new(CueKind.Current, Lines("now", "today")),
            new(CueKind.Resolved, Lines("fine now")),
            new(CueKind.Hypothetical, Lines("what if", "signs of")),
            new(CueKind.ScopeEnd, Lines("but")),
            new(CueKind.Subject, Lines("i", "my", "the")),
            new(CueKind.ListNoun, Lines("\"numbness\"", "\"swelling\"", "\"tingling\"")),
            new(CueKind.Self, Lines("i", "my foot", "my own")),
            new(CueKind.SpokenFor, Lines("my son", "my wife")),
            new(CueKind.Other, Lines("my friend")),
            new(CueKind.ThirdPerson, Lines("he", "she", "his", "her")),
            new(CueKind.AskingFor, Lines("what should he do")),
        ],
        signs);

    public static WordForms Words { get; } = new(
        new Dictionary<string, string> { ["can't"] = "can not", ["cant"] = "can not", ["isn't"] = "is not", ["isnt"] = "is not", ["dont"] = "do not", ["its"] = "it is" },
        new Dictionary<string, string> { ["swollen"] = "swell", ["numbness"] = "numb", ["toes"] = "toe" },
        new Dictionary<string, string> { ["ankel"] = "ankle" },
        new Dictionary<string, double> { ["two"] = 2, ["three"] = 3, ["ten"] = 10 },
        new HashSet<string> { "heal", "number", "boat" });

    private static IReadOnlyList<Line> Lines(params IReadOnlyList<string> texts) => [.. texts.Select((text, at) => new Line(text, $"test:{at + 1}"))];
}
