namespace AnkleBot.Records.Sql;

internal sealed partial class SqlRecords
{
    public Task<Page<StaffNotice>> NoticesAsync(
        IReadOnlyList<string> clinics, bool waiting, string? after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Noticing.ReadAsync(work, clinics, waiting, after, APage(most)), stopping);

    public Task<bool> SeeAsync(long notice, IReadOnlyList<string> clinics, string who, CancellationToken stopping) =>
        database.WriteAsync(work => Noticing.SeeAsync(work, notice, clinics, who, Now), stopping);

    public async Task<IReadOnlyList<StaffNotice>> TakeDueAsync(
        string clinic, DateTimeOffset since, DateTimeOffset until, int most, CancellationToken stopping)
    {
        // Mostly nothing is due, and then nobody's turn waits for this write.
        if (!await database.ReadAsync(work => Noticing.AnyDueAsync(work, clinic, Now), stopping)) return [];
        while (await database.WriteAsync(work => Noticing.GiveUpAsync(work, clinic, since), stopping) == Noticing.MostGivenUp) continue;
        return await database.WriteAsync(work => Noticing.TakeDueAsync(work, clinic, Now, until, APage(most)), stopping);
    }

    public Task SentAsync(long notice, CancellationToken stopping) =>
        DoAsync(work => Noticing.TriedAsync(work, notice, null, Now, null), stopping);

    public Task NotSentAsync(long notice, string trouble, DateTimeOffset? again, CancellationToken stopping) =>
        DoAsync(work => Noticing.TriedAsync(work, notice, again, null, trouble), stopping);
}
