namespace AnkleBot.Records.Commands;

/// <summary>Copies the record to a file while serving goes on.</summary>
public sealed class Backup(IRecords records, TimeProvider time)
{
    /// <exception cref="RecordsRefusedException">The message says why.</exception>
    public async Task RunAsync(string file, string who, CancellationToken stopping)
    {
        await records.BackupAsync(file, stopping);
        await records.AuditAsync(new(time.GetUtcNow(), who, "backed up"), stopping);
    }
}
