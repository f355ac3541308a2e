namespace AnkleBot.Records;

/// <summary>What support staff read and decide. Every list is a <see cref="Page{T}"/> that costs the same however long the list is.</summary>
public interface IReviewRecords
{
    /// <summary>Conversations, the one that moved last first.</summary>
    /// <param name="after">A <see cref="Page{T}.Next"/>; null for the first page.</param>
    /// <param name="most">1 to 200.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> is not a page's next.</exception>
    Task<Page<ConversationHead>> ListAsync(
        ConversationQuery query, string? after = null, int most = 50, CancellationToken stopping = default);

    /// <summary>Messages in which all the words stand (by their stems; "in quotes" for a phrase), the newest first.</summary>
    Task<Page<SearchHit>> SearchAsync(
        string words, ConversationQuery query, string? after = null, int most = 50, CancellationToken stopping = default);

    /// <summary>What each of some conversations' runners typed first, small talk aside, by the conversation's id; without typed words it is absent.</summary>
    /// <param name="conversations">At most 200 ids.</param>
    Task<IReadOnlyDictionary<string, string>> FirstWordsAsync(IReadOnlyList<string> conversations, CancellationToken stopping = default);

    /// <summary>The conversations on both sides of one in the list of a query. With filters that seldom go together, one further off may not be found.</summary>
    Task<Beside> BesideAsync(ConversationQuery query, string conversation, CancellationToken stopping = default);

    /// <summary>Turns that nothing answered or that got a thumb down, the newest first.</summary>
    Task<Page<RecordedTurn>> GapsAsync(
        IReadOnlyList<string> clinics, string? after = null, int most = 50, CancellationToken stopping = default);

    /// <summary>What was counted a day and clinic. Counts stay when a conversation is deleted: they name nobody.</summary>
    Task<IReadOnlyList<DayCount>> CountsAsync(
        IReadOnlyList<string> clinics, DateOnly from, DateOnly through, CancellationToken stopping = default);

    /// <summary>Ids of conversations as they move, on whichever server. What happened before the call isn't told.</summary>
    IAsyncEnumerable<string> NewsAsync(CancellationToken stopping = default);

    /// <summary>Sets a conversation's review, with an audit line.</summary>
    /// <returns>False when there is no such conversation.</returns>
    /// <exception cref="ArgumentException">A label is too long, or there are too many.</exception>
    Task<bool> ReviewAsync(string conversation, Review review, string who, CancellationToken stopping = default);

    /// <summary>Sets or takes back what a turn should have been, with an audit line.</summary>
    Task<bool> JudgeAsync(string conversation, long number, Verdict? verdict, string who, CancellationToken stopping = default);

    /// <summary>Adds a note, with an audit line.</summary>
    Task<bool> NoteAsync(string conversation, string text, string who, CancellationToken stopping = default);

    /// <summary>A conversation's notes, oldest first; at most 500.</summary>
    Task<IReadOnlyList<Note>> NotesAsync(string conversation, CancellationToken stopping = default);

    /// <summary>Adds an audit line. Lines are never changed or removed, not even by the database's owner by accident.</summary>
    Task AuditAsync(AuditLine line, CancellationToken stopping = default);

    /// <summary>Audit lines, the newest first.</summary>
    /// <param name="clinics">Null for every line, also those that concern no clinic.</param>
    Task<Page<AuditLine>> AuditLinesAsync(
        IReadOnlyList<string>? clinics, string? after = null, int most = 50, CancellationToken stopping = default);
}
