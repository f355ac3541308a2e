using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>All that a conversation remembers between messages. Plain data, so that it can be kept anywhere.</summary>
public sealed record ConversationState
{
    /// <summary>The most findings that are kept; the first ones stay, since flags have latched by then.</summary>
    public const int MostFindings = 200;

    /// <summary>The most messages that are remembered in words.</summary>
    public const int MostSaid = 3;

    public static readonly ConversationState New = new();

    /// <summary>The version of the notice that the runner agreed to; null before that.</summary>
    public string? AgreedNotice { get; init; }

    /// <summary>Everything read so far that may matter later.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was typed last, the latest at the end: a flag can be told in parts ("ankle's puffy", "both").</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>Where it stands. It never goes down, but for an emergency taken back and confirmed, which stays urgent.</summary>
    public Assessment Assessment { get; init; } = Assessment.Nothing;

    /// <summary>The body slots that "it" means.</summary>
    public IReadOnlyList<string> Topic { get; init; } = [];

    /// <summary>Where the intake is; null when it isn't running.</summary>
    public IntakeProgress? Intake { get; init; }

    /// <summary>What the intake learnt: question id to choice id. Kept after its end, for the summary and the plan.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>True when the intake reached its end with an explicit answer to everything.</summary>
    public bool Screened { get; init; }

    /// <summary>The entry given last, on which a follow-up question leans.</summary>
    public string? LastEntry { get; init; }

    /// <summary>What can be pressed now; a typed number means one of these.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>True while the bot waits for "yes, take it back".</summary>
    public bool Retracting { get; init; }

    /// <summary>True once the runner asked for a person.</summary>
    public bool PersonAsked { get; init; }

    /// <summary>True where the bot can write first; the channel sets it.</summary>
    public bool Reachable { get; init; }

    /// <summary>Whether the runner may be written to first.</summary>
    public Reminding Reminding { get; init; } = Reminding.Off;

    public Side Side { get; init; }

    /// <summary>0 to 10, as told last.</summary>
    public double? PainScore { get; init; }

    /// <summary>How long it has been so, in days, as told last.</summary>
    public double? DurationDays { get; init; }
}

/// <summary>Where the intake is.</summary>
/// <param name="Question">The id of the question asked last.</param>
/// <param name="Trail">The ids of the questions before it, for "back".</param>
/// <param name="Unread">How often in a row the answer to it couldn't be read.</param>
public sealed record IntakeProgress(string Question, IReadOnlyList<string> Trail, int Unread);
