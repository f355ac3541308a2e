namespace AnkleBot.Records.Sql;

/// <summary>What staff and operators ask of the record.</summary>
internal sealed partial class SqlRecords
{
    public Task<Page<ConversationHead>> ListAsync(ConversationQuery query, string? after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Listing.ListAsync(work, query, after, APage(most)), stopping);

    public Task<Page<SearchHit>> SearchAsync(
        string words, ConversationQuery query, string? after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Searching.SearchAsync(work, words, query, after, APage(most)), stopping);

    public Task<IReadOnlyDictionary<string, string>> FirstWordsAsync(IReadOnlyList<string> conversations, CancellationToken stopping) =>
        database.ReadAsync(work => Reading.FirstWordsAsync(work, conversations), stopping);

    public Task<Beside> BesideAsync(ConversationQuery query, string conversation, CancellationToken stopping) =>
        database.ReadAsync(work => Neighbours.OfAsync(work, query, conversation), stopping);

    public Task<Page<RecordedTurn>> GapsAsync(IReadOnlyList<string> clinics, string? after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Reading.GapsAsync(work, clinics, after, APage(most)), stopping);

    public Task<IReadOnlyList<DayCount>> CountsAsync(
        IReadOnlyList<string> clinics, DateOnly from, DateOnly through, CancellationToken stopping) =>
        database.ReadAsync(work => Daily.ReadAsync(work, clinics, from, through), stopping);

    public IAsyncEnumerable<string> NewsAsync(CancellationToken stopping) => database.News.Everywhere(stopping);

    public Task<bool> ReviewAsync(string conversation, Review review, string who, CancellationToken stopping) =>
        database.WriteAsync(work => Reviewing.ReviewAsync(work, conversation, review, who, Now), stopping);

    public Task<bool> JudgeAsync(string conversation, long number, Verdict? verdict, string who, CancellationToken stopping) =>
        database.WriteAsync(work => Reviewing.JudgeAsync(work, conversation, number, verdict, who, Now), stopping);

    public Task<bool> NoteAsync(string conversation, string text, string who, CancellationToken stopping) =>
        database.WriteAsync(work => Reviewing.NoteAsync(work, conversation, text, who, Now), stopping);

    public Task<IReadOnlyList<Note>> NotesAsync(string conversation, CancellationToken stopping) =>
        database.ReadAsync(work => Reviewing.NotesAsync(work, conversation), stopping);

    public Task AuditAsync(AuditLine line, CancellationToken stopping) => DoAsync(work => Auditing.AddAsync(work, line), stopping);

    public Task<Page<AuditLine>> AuditLinesAsync(
        IReadOnlyList<string>? clinics, string? after, int most, CancellationToken stopping) =>
        database.ReadAsync(work => Auditing.ReadAsync(work, clinics, after, APage(most)), stopping);

    public Task<IReadOnlyList<string>> ClinicsAsync(CancellationToken stopping) => database.ReadAsync(Keeping.ClinicsAsync, stopping);

    public Task<IReadOnlyDictionary<string, int>> RetentionsAsync(CancellationToken stopping) =>
        database.ReadAsync(Keeping.RetentionsAsync, stopping);

    public Task SetRetentionAsync(string clinic, int days, string who, CancellationToken stopping)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 36_500);
        return DoAsync(work => Keeping.SetRetentionAsync(work, clinic, days, who, Now), stopping);
    }

    public Task<KeptItem?> KeptAsync(string kind, string id, CancellationToken stopping) =>
        database.ReadAsync(work => Keeping.ReadAsync(work, kind, id), stopping);

    public Task<IReadOnlyList<KeptItem>> AllKeptAsync(string kind, CancellationToken stopping) =>
        database.ReadAsync(work => Keeping.AllAsync(work, kind), stopping);

    public Task<bool> KeepAsync(KeptItem item, CancellationToken stopping) =>
        database.WriteAsync(work => Keeping.KeepAsync(work, item), stopping);

    public Task<bool> DropAsync(string kind, string id, CancellationToken stopping) =>
        database.WriteAsync(work => Keeping.DropAsync(work, kind, id), stopping);

    private static int APage(int most) => Math.Clamp(most, 1, 200);
}
