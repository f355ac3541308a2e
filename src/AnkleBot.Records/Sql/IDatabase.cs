namespace AnkleBot.Records.Sql;

/// <summary>
/// What differs between the engines. Both throw <see cref="RecordsUnavailableException"/> for whatever may pass.
/// </summary>
internal interface IDatabase : IAsyncDisposable
{
    TurnNews News { get; }

    /// <summary>Makes or migrates the tables.</summary>
    Task OpenAsync(CancellationToken stopping);

    Task<T> ReadAsync<T>(Func<Work, Task<T>> read, CancellationToken stopping);

    /// <summary>Runs in one transaction, which is on the disk when the task ends; then followers hear of what moved.</summary>
    /// <param name="write">May run twice when a transaction was undone.</param>
    Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken stopping);

    /// <summary>Sees to it that what was deleted is gone from the files, as far as the engine can.</summary>
    Task EraseAsync(CancellationToken stopping);

    Task BackupAsync(string file, CancellationToken stopping);
}

/// <summary>How an engine's SQL differs.</summary>
/// <param name="ForUpdate">Ends a select whose row is to be locked.</param>
/// <param name="Among">Ends a condition that a column has one of the values of a parameter.</param>
/// <param name="Search">The engine's full-text index.</param>
internal sealed record Dialect(string ForUpdate, Func<string, string> Among, ITextIndex Search);

/// <summary>An engine's full-text index.</summary>
internal interface ITextIndex
{
    /// <summary>Turns by their keys in which all terms stand, the newest first.</summary>
    /// <param name="before">Only keys below it.</param>
    Task<IReadOnlyList<long>> FindAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<string> clinics, long before, int most);

    /// <summary>What was said in those turns, which are the newest first, with U+0002 before and U+0003 after each word that was found.</summary>
    Task<IReadOnlyDictionary<long, string>> MarkAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<long> turns);
}
