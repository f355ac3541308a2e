namespace AnkleBot.Records;

/// <summary>What an operator needs.</summary>
public interface IUpkeep
{
    /// <summary>Makes the tables, or brings them forward to this version. Call it once, before anything else.</summary>
    /// <exception cref="RecordsRefusedException">The database is newer than the program, or damaged; the message says what to do.</exception>
    Task OpenAsync(CancellationToken stopping = default);

    /// <summary>Tries a write.</summary>
    /// <exception cref="RecordsUnavailableException">It failed; the message says why.</exception>
    Task CheckAsync(CancellationToken stopping = default);

    /// <summary>Deletes conversations that haven't moved since a moment, oldest first, with an audit line.</summary>
    /// <param name="most">1 to 1000 at once, so that a purge never keeps runners waiting.</param>
    /// <returns>How many were deleted; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> PurgeAsync(string clinic, DateTimeOffset before, int most, string who, CancellationToken stopping = default);

    /// <summary>Clinics that have conversations on record.</summary>
    Task<IReadOnlyList<string>> ClinicsAsync(CancellationToken stopping = default);

    /// <summary>For how many days each clinic keeps conversations, as saved; clinics without a saved number are absent.</summary>
    Task<IReadOnlyDictionary<string, int>> RetentionsAsync(CancellationToken stopping = default);

    /// <summary>Saves it, with an audit line.</summary>
    /// <param name="days">1 to 36,500.</param>
    Task SetRetentionAsync(string clinic, int days, string who, CancellationToken stopping = default);

    /// <summary>Copies the record into a new file while serving goes on. Starting on that file is restoring it.</summary>
    /// <exception cref="RecordsRefusedException">The file is there already, or this engine has its own tool, which the message names.</exception>
    Task BackupAsync(string file, CancellationToken stopping = default);
}

/// <summary>The record can't be used as asked; the message says why, and what to do.</summary>
public sealed class RecordsRefusedException : Exception
{
    public RecordsRefusedException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    public RecordsRefusedException(string message)
        : base(message)
    {
    }

    public RecordsRefusedException()
    {
    }
}
