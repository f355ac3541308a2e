using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Records;

/// <summary>One turn as it was: what the runner said, what the bot said, and why.</summary>
public sealed record RecordedTurn
{
    public required string Conversation { get; init; }

    /// <summary>1, 2, 3 ... within its conversation, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The channel's id of the runner's message; null when the bot wrote first.</summary>
    public string? Activity { get; init; }

    /// <summary>When the message came in; kept to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The runner's words, masked; null when they weren't kept (no consent yet), were removed, or the bot wrote first.</summary>
    public string? Said { get; init; }

    /// <summary>The id of the choice that was pressed.</summary>
    public string? Choice { get; init; }

    /// <summary>What was shown. Drawings are kept by name; their SVG is empty.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>What the bot did; null when it wrote first.</summary>
    public TurnKind? Kind { get; init; }

    /// <summary>Where the conversation stood after it.</summary>
    public Urgency Urgency { get; init; }

    public bool Crisis { get; init; }

    /// <summary>Ids of the flags that stood after it.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The entry that answered.</summary>
    public string? Entry { get; init; }

    /// <summary>0 to 1, of that entry.</summary>
    public double Confidence { get; init; }

    public RecordedTrace Trace { get; init; } = RecordedTrace.None;

    public Thumb Thumb { get; init; }

    /// <summary>What a reviewer says that the turn should have been; null until one does.</summary>
    public Verdict? Verdict { get; init; }
}

/// <summary>Whether an answer helped.</summary>
public enum Thumb
{
    None,
    Up,
    Down,
}

/// <summary>A reviewer's word on one turn.</summary>
/// <param name="RightEntry">The entry that should have answered; null when the answer was right.</param>
/// <param name="ShouldEscalate">Whether it should have escalated; null for "as it did".</param>
public sealed record Verdict(string? RightEntry, bool? ShouldEscalate);

/// <summary>Why a turn came out as it did, with entries by id only: their text is in the knowledge of that version.</summary>
public sealed record RecordedTrace(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RaisedFlag> Raised,
    IReadOnlyList<RecordedHit> Hits,
    IReadOnlyList<string> Withheld,
    bool Unanswered,
    string ContentVersion)
{
    /// <summary>The most runners-up that are kept.</summary>
    public const int MostHits = 5;

    public static readonly RecordedTrace None = new([], [], [], [], false, "");

    public static RecordedTrace Of(Trace trace) => new(
        trace.Findings,
        trace.Raised,
        [.. trace.Hits.Take(MostHits).Select(hit => new RecordedHit(hit.Entry.Id, hit.Entry.Question, hit.Score, hit.Confidence))],
        trace.Withheld,
        trace.Unanswered,
        trace.ContentVersion);
}

/// <summary>An entry that was found.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Question">Its heading.</param>
/// <param name="Score">Comparable only within one search.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record RecordedHit(string Entry, string Question, double Score, double Confidence);
