namespace AnkleBot.Records.Sql;

/// <summary>The record on a database. What is read and written stands in the classes beside it; this says how it is run.</summary>
internal sealed partial class SqlRecords(IDatabase database, TimeProvider time) : IRecords
{
    private DateTimeOffset Now => time.GetUtcNow();

    public Task OpenAsync(CancellationToken stopping) => database.OpenAsync(stopping);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public Task<Found> FindAsync(string conversation, string activity, CancellationToken stopping) =>
        database.ReadAsync(work => Reading.FindAsync(work, conversation, activity), stopping);

    public Task<ConversationHead?> HeadAsync(string conversation, CancellationToken stopping) =>
        database.ReadAsync(async work => (await Reading.RowAsync(work, conversation))?.ToHead(), stopping);

    public Task<Appended> AppendAsync(ConversationHead after, RecordedTurn turn, CancellationToken stopping) =>
        database.WriteAsync(work => Appending.AppendAsync(work, after, turn), stopping);

    public Task<IReadOnlyList<RecordedTurn>> TurnsAsync(string conversation, long after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Reading.TurnsAsync(work, conversation, after, most), stopping);

    public IAsyncEnumerable<RecordedTurn> FollowAsync(string conversation, long after, CancellationToken stopping) =>
        database.News.Follow(this, conversation, after, time, stopping);

    public Task<bool> ThumbAsync(string conversation, long number, Thumb thumb, CancellationToken stopping) =>
        database.WriteAsync(work => Reviewing.ThumbAsync(work, conversation, number, thumb, Now), stopping);

    public async Task<bool> RewordAsync(string conversation, string activity, string? said, CancellationToken stopping)
    {
        var reworded = await database.WriteAsync(work => Rewording.RewordAsync(work, conversation, activity, said), stopping);
        if (reworded) await database.EraseAsync(stopping);
        return reworded;
    }

    public async Task<bool> DeleteAsync(string conversation, string who, CancellationToken stopping)
    {
        var deleted = await database.WriteAsync(work => Deleting.DeleteAsync(work, conversation, who, Now), stopping);
        if (deleted) await database.EraseAsync(stopping);
        return deleted;
    }

    public async Task<int> PurgeAsync(string clinic, DateTimeOffset before, int most, string who, CancellationToken stopping)
    {
        var purged = await database.WriteAsync(work => Deleting.PurgeAsync(work, clinic, before, most, who, Now), stopping);
        // Once at the end, not after each piece.
        if (purged > 0 && purged < most) await database.EraseAsync(stopping);
        return purged;
    }

    public Task CheckAsync(CancellationToken stopping) => DoAsync(work => Keeping.BeatAsync(work, Now), stopping);

    public Task BackupAsync(string file, CancellationToken stopping) => database.BackupAsync(file, stopping);

    private Task DoAsync(Func<Work, Task> write, CancellationToken stopping) => database.WriteAsync(
        async work =>
        {
            await write(work);
            return true;
        },
        stopping);
}
