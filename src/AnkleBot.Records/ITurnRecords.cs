namespace AnkleBot.Records;

/// <summary>What a conversation needs of the record. Every method throws <see cref="RecordsUnavailableException"/> when the record can't be reached.</summary>
public interface ITurnRecords
{
    /// <summary>Where a conversation stands, and the turn that answered a delivery if there was one.</summary>
    Task<Found> FindAsync(string conversation, string activity, CancellationToken stopping = default);

    /// <summary>Where a conversation stands; null when there is none.</summary>
    Task<ConversationHead?> HeadAsync(string conversation, CancellationToken stopping = default);

    /// <summary>
    /// Writes a turn and the state after it in one durable transaction. It is written only when the conversation still
    /// stands where the turn started from (<c>turn.Number</c> is one more than its last), so that turns on two servers
    /// can't interleave: the one that comes second is <see cref="Appended.Overtaken"/> and starts again.
    /// </summary>
    Task<Appended> AppendAsync(ConversationHead after, RecordedTurn turn, CancellationToken stopping = default);

    /// <summary>A conversation's turns after a number, oldest first.</summary>
    /// <param name="after">0 for all of them.</param>
    /// <param name="most">1 to 1000.</param>
    Task<IReadOnlyList<RecordedTurn>> TurnsAsync(
        string conversation, long after = 0, int most = 100, CancellationToken stopping = default);

    /// <summary>
    /// The turns after a number and then each new one as it is made, on whichever server. It waits out a lost record,
    /// and ends when the conversation is deleted.
    /// </summary>
    IAsyncEnumerable<RecordedTurn> FollowAsync(string conversation, long after = 0, CancellationToken stopping = default);

    /// <summary>Keeps a thumb for a turn.</summary>
    /// <returns>False when there is no such turn.</returns>
    Task<bool> ThumbAsync(string conversation, long number, Thumb thumb, CancellationToken stopping = default);

    /// <summary>
    /// Follows an edit or a removal of the runner's message. The turn itself stays, and what it raised; the old words go,
    /// also where replies quote them.
    /// </summary>
    /// <param name="said">The new text, masked as the turn's was; null to remove it.</param>
    /// <returns>False when no turn came of that activity.</returns>
    Task<bool> RewordAsync(string conversation, string activity, string? said, CancellationToken stopping = default);

    /// <summary>Removes text, state and search rows for good, and leaves an audit line without content.</summary>
    /// <returns>False when there is no such conversation.</returns>
    Task<bool> DeleteAsync(string conversation, string who, CancellationToken stopping = default);
}

/// <summary>What is known when a delivery comes in.</summary>
/// <param name="Head">Where the conversation stands; null for a new one.</param>
/// <param name="Turn">The turn that answered this delivery before; null for a new one.</param>
public sealed record Found(ConversationHead? Head, RecordedTurn? Turn);

/// <summary>What came of appending a turn.</summary>
public enum Appended
{
    /// <summary>It is on the disk.</summary>
    Written,

    /// <summary>Nothing was written: the same delivery has a turn already.</summary>
    SeenBefore,

    /// <summary>Nothing was written: another turn came first.</summary>
    Overtaken,
}

/// <summary>The record can't be written or read now; the message says why. It may come back without a restart.</summary>
public sealed class RecordsUnavailableException : Exception
{
    public RecordsUnavailableException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    public RecordsUnavailableException()
    {
    }

    public RecordsUnavailableException(string message)
        : base(message)
    {
    }
}
