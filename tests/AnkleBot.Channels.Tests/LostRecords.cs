using AnkleBot.Records;

namespace AnkleBot.Channels.Tests;

/// <summary>A record that can be lost and come back.</summary>
internal sealed class LostRecords(ITurnRecords inner) : ITurnRecords
{
    public bool Lost { get; set; }

    /// <summary>Reads work, writes don't: as on a full disk.</summary>
    public bool ReadOnly { get; set; }

    public Task<Found> FindAsync(string conversation, string activity, CancellationToken stopping = default) =>
        Lost ? throw new RecordsUnavailableException("lost") : inner.FindAsync(conversation, activity, stopping);

    public Task<ConversationHead?> HeadAsync(string conversation, CancellationToken stopping = default) => inner.HeadAsync(conversation, stopping);

    public Task<Appended> AppendAsync(ConversationHead after, RecordedTurn turn, CancellationToken stopping = default) =>
        Lost || ReadOnly ? throw new RecordsUnavailableException("The disk is full.") : inner.AppendAsync(after, turn, stopping);

    public Task<IReadOnlyList<RecordedTurn>> TurnsAsync(string conversation, long after = 0, int most = 100, CancellationToken stopping = default) =>
        inner.TurnsAsync(conversation, after, most, stopping);

    public IAsyncEnumerable<RecordedTurn> FollowAsync(string conversation, long after = 0, CancellationToken stopping = default) =>
        inner.FollowAsync(conversation, after, stopping);

    public Task<bool> ThumbAsync(string conversation, long number, Thumb thumb, CancellationToken stopping = default) =>
        inner.ThumbAsync(conversation, number, thumb, stopping);

    public Task<bool> RewordAsync(string conversation, string activity, string? said, CancellationToken stopping = default) =>
        inner.RewordAsync(conversation, activity, said, stopping);

    public Task<bool> DeleteAsync(string conversation, string who, CancellationToken stopping = default) =>
        inner.DeleteAsync(conversation, who, stopping);
}
