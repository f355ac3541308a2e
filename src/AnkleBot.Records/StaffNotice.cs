namespace AnkleBot.Records;

/// <summary>Something that a clinic should hear of at once. It says that it happened, never what was said.</summary>
/// <param name="Id">Unique on this record; the same notice sent twice has the same id.</param>
/// <param name="Conversation">The conversation's id.</param>
/// <param name="Clinic">The clinic's key.</param>
/// <param name="At">When the message came in.</param>
/// <param name="Seen">When somebody marked it as seen; null while it waits.</param>
/// <param name="SeenBy">Who did.</param>
/// <param name="Due">When the clinic's webhook is called next; null once it took it, or when it was given up.</param>
/// <param name="Tries">How often it was called.</param>
/// <param name="Sent">When it took it.</param>
/// <param name="Trouble">What went wrong last; null when nothing did.</param>
public sealed record StaffNotice(
    long Id, string Conversation, string Clinic, NoticeKind Kind, DateTimeOffset At,
    DateTimeOffset? Seen, string? SeenBy, DateTimeOffset? Due, long Tries, DateTimeOffset? Sent, string? Trouble);

/// <summary>What a clinic is called for.</summary>
public enum NoticeKind
{
    /// <summary>The runner asked for a person.</summary>
    PersonAsked,

    /// <summary>A flag was raised: to be seen today.</summary>
    Urgent,

    /// <summary>A flag was raised: to be seen now.</summary>
    Emergency,

    /// <summary>Words of self-harm.</summary>
    Crisis,
}
