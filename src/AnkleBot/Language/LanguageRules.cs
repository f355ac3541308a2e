namespace AnkleBot.Language;

/// <summary>Everything in knowledge/language, as read from its files.</summary>
public sealed record LanguageRules(
    WordForms Words,
    IReadOnlySet<string> Fillers,
    IReadOnlyList<Line> Idioms,
    IReadOnlyList<SlotRule> Slots,
    IReadOnlyList<CueRule> Cues,
    IReadOnlyList<SignRule> Signs);

/// <summary>Words that can stand for one another in a phrase.</summary>
/// <param name="Id">The name between angle brackets.</param>
/// <param name="Body">True for parts of the body, which "it" may mean later on.</param>
/// <param name="Phrases">The ways of saying it; another slot may be among them.</param>
/// <param name="Where">The file and line that defines it.</param>
public sealed record SlotRule(string Id, bool Body, IReadOnlyList<Line> Phrases, string Where);

/// <summary>Something that a runner may have, and the ways of saying so.</summary>
/// <param name="Id">The sign's id, which red flags, the intake and entries refer to.</param>
/// <param name="Name">What the summary and the console call it: "a cold foot".</param>
/// <param name="CountsWhen">
/// Contexts that mean as much as the present here: diabetes counts although it was said of the past, and words of
/// self-harm count although they were put as a question.
/// </param>
/// <param name="IsBroad">
/// True when its phrases are so broad ("can't go on") that the likeness may explain them away, whatever it counts in, also
/// by another flag that the message is like.
/// </param>
/// <param name="Says">Phrases that mean it.</param>
/// <param name="Not">Phrases that look like it and mean something else.</param>
/// <param name="Where">The file and line that defines it.</param>
public sealed record SignRule(
    string Id, string Name, IReadOnlyList<Context> CountsWhen, bool IsBroad, IReadOnlyList<Line> Says, IReadOnlyList<Line> Not, string Where);

/// <summary>Words that decide how the signs near them are meant.</summary>
public sealed record CueRule(CueKind Kind, IReadOnlyList<Line> Phrases);

/// <summary>What a cue does, after the ConText algorithm (Harkema 2009).</summary>
public enum CueKind
{
    /// <summary>"no", "without": denies what follows, up to the end of its scope.</summary>
    Negation,

    /// <summary>"I don't think": denies the clause that follows, subject and all.</summary>
    NegatesClause,

    /// <summary>"is gone", "none": denies what stands just before it.</summary>
    NegationAfter,

    /// <summary>"numbness: no, swelling no", "fever denied": denies the item that it ends.</summary>
    DeniesItem,

    /// <summary>"not only", "no idea why": looks like a negation and isn't one.</summary>
    NotNegation,

    /// <summary>"can't say": a denial inside it is no denial.</summary>
    Doubt,

    /// <summary>"not sure if": what follows can't be told.</summary>
    Unsure,

    /// <summary>"years ago", "used to": long past.</summary>
    Past,

    /// <summary>"fine now", "healed": what was told before it has passed.</summary>
    Resolved,

    /// <summary>"now", "again", "still": from here on it is the present.</summary>
    Current,

    /// <summary>"what if", "signs of": nobody has it.</summary>
    Hypothetical,

    /// <summary>"but", "except": ends the scope of whatever stands before.</summary>
    ScopeEnd,

    /// <summary>"because", "when": ends the scope of a denial, and of nothing else.</summary>
    ClauseEnd,

    /// <summary>"I", "it", "there": begins a new clause.</summary>
    Subject,

    /// <summary>"swelling", "numbness": a noun that goes on with a denied list.</summary>
    ListNoun,

    /// <summary>"I", "my own": the runner speaks of themself.</summary>
    Self,

    /// <summary>"my son", "one of my runners": somebody who is spoken for.</summary>
    SpokenFor,

    /// <summary>"my friend", "my coach": somebody else, unless help is asked for them.</summary>
    Other,

    /// <summary>"my dog", "the striker on TV": never the patient.</summary>
    NeverPatient,

    /// <summary>"he", "her": the one who was spoken of last.</summary>
    ThirdPerson,

    /// <summary>"asking for", "what should she do": the other one is the patient.</summary>
    AskingFor,
}
