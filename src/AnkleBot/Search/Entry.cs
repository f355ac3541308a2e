using AnkleBot.Language;

namespace AnkleBot.Search;

/// <summary>What an entry is there for.</summary>
public enum EntryKind
{
    /// <summary>A question of the FAQ and its answer.</summary>
    Answer,

    /// <summary>A passage of a source article, for what no FAQ entry covers.</summary>
    Passage,

    /// <summary>Something that the bot doesn't answer, and what it can do instead.</summary>
    Decline,

    /// <summary>Greetings, thanks and the like.</summary>
    SmallTalk,
}

/// <summary>Something the bot can reply with, found by the ways in which people ask for it.</summary>
/// <param name="Id">Unique among all entries.</param>
/// <param name="Kind">What it is there for.</param>
/// <param name="Topic">The file's topic; follow-up questions stay inside it.</param>
/// <param name="Question">The question as a heading or a button.</param>
/// <param name="Asked">Ways in which people really ask it; they are indexed with it.</param>
/// <param name="Text">The first reply: at most 60 words of plain text.</param>
/// <param name="Where">The file and line that define it.</param>
public sealed record Entry(
    string Id, EntryKind Kind, string Topic, string Question, IReadOnlyList<Line> Asked, string Text, string Where)
{
    /// <summary>Steps to take, in order; may be empty.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What "tell me more" adds.</summary>
    public string? More { get; init; }

    /// <summary>Ids of the articles that it comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Signs, and the names of urgencies, after which it isn't given.</summary>
    public IReadOnlyList<string> WithholdAfter { get; init; } = [];

    /// <summary>True when it may be given even once <c>urgent</c> or <c>emergency</c> stands: whom to see, and how.</summary>
    public bool SpeaksWhenUrgent { get; init; }

    /// <summary>True when who asks this wants a person: the chat is marked for staff at once, and the text said below that.</summary>
    public bool HandsOver { get; init; }

    /// <summary>What is said in its place until the check came out clear; null when no check is needed.</summary>
    public string? UntilScreened { get; init; }

    /// <summary>How an exercise is done and drawn, when it is one.</summary>
    public Exercise? Exercise { get; init; }

    /// <summary>Ids of entries offered after it: entries nearby, or <c>check</c>, <c>person</c>, <c>topics</c>.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>Where a short follow-up leads: <c>how-often</c> to an entry's id.</summary>
    public IReadOnlyDictionary<string, string> FollowUps { get; init; } = new Dictionary<string, string>();

    /// <summary>The clinician who approved it; null while it is a draft.</summary>
    public string? ApprovedBy { get; init; }
}

/// <summary>What belongs to an exercise besides its steps.</summary>
/// <param name="Dose">How much, when a source says so.</param>
/// <param name="Feel">How it should feel.</param>
/// <param name="Stop">When to stop.</param>
/// <param name="Drawing">Its drawing.</param>
public sealed record Exercise(string? Dose, string Feel, string Stop, Drawing Drawing);

/// <summary>A line drawing of our own.</summary>
/// <param name="Name">The file's name in knowledge/drawings, without its ending.</param>
/// <param name="Alternative">What it shows, in words.</param>
/// <param name="Svg">The drawing itself, a standalone SVG.</param>
public sealed record Drawing(string Name, string Alternative, string Svg);

/// <summary>A source article.</summary>
/// <param name="Id">Its id, which entries name.</param>
/// <param name="Title">The title that answers name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="ApprovedBy">The clinician who approved its passages; null while they are drafts.</param>
public sealed record Article(string Id, string Title, string Source, string? ApprovedBy);
