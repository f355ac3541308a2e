using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Records;

/// <summary>A conversation without its turns.</summary>
public sealed record ConversationHead
{
    public required string Id { get; init; }

    /// <summary>The clinic's key.</summary>
    public required string Clinic { get; init; }

    /// <summary>Where it is held: <c>msteams</c>, <c>webchat</c>, <c>terminal</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's id of the runner.</summary>
    public required string User { get; init; }

    /// <summary>What the channel needs to write first, as JSON that only the channel reads; null when it can't.</summary>
    public string? Reference { get; init; }

    public ConversationState State { get; init; } = ConversationState.New;

    /// <summary>The version of the notice that the runner agreed to; null before that.</summary>
    public string? Notice { get; init; }

    /// <summary>When the runner agreed.</summary>
    public DateTimeOffset? Agreed { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When its last turn was.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The number of its last turn; 0 without one.</summary>
    public long Turns { get; init; }

    public Urgency Urgency { get; init; }

    public bool Crisis { get; init; }

    /// <summary>Ids of the flags that stand.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public bool PersonAsked { get; init; }

    /// <summary>How many questions nothing answered.</summary>
    public long Unanswered { get; init; }

    public long ThumbsUp { get; init; }

    public long ThumbsDown { get; init; }

    public Review Review { get; init; } = Review.None;
}

/// <summary>What support staff decided about a conversation.</summary>
/// <param name="Status">How far the review is.</param>
/// <param name="Labels">In alphabetical order.</param>
/// <param name="Assignee">Who looks after it; null for nobody.</param>
public sealed record Review(ReviewStatus Status, IReadOnlyList<string> Labels, string? Assignee)
{
    /// <summary>The longest label, in characters.</summary>
    public const int LongestLabel = 60;

    /// <summary>The most labels on one conversation.</summary>
    public const int MostLabels = 20;

    public static readonly Review None = new(ReviewStatus.New, [], null);
}

/// <summary>How far a review is.</summary>
public enum ReviewStatus
{
    New,
    Open,
    Reviewed,
}
