using AnkleBot.Records.Sql;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Records.Sqlite;

/// <summary>The record in one file.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private static readonly TimeSpan EraseWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EraseAgain = TimeSpan.FromMilliseconds(50);
    private readonly Dialect _dialect = new("", name => $" IN @{name}", new SqliteTextIndex());
    private readonly SqliteFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SqliteWriter _writer;

    public SqliteDatabase(string path, TimeProvider time, ILogger log)
    {
        _file = new(path);
        _time = time;
        _log = log;
        _writer = new(_file.OpenWriter, _dialect);
    }

    public TurnNews News { get; } = new();

    public async Task OpenAsync(CancellationToken stopping)
    {
        _file.Prepare();
        await WriteAsync(
            async work =>
            {
                await Migrations.RunAsync(work, Migrations.Of("Sqlite"), _time);
                return true;
            },
            stopping);
    }

    public async Task<T> ReadAsync<T>(Func<Work, Task<T>> read, CancellationToken stopping)
    {
        try
        {
            // SQLite reads synchronously; a slow disk must not hold up the thread that a turn came in on.
            return await Task.Run(
                async () =>
                {
                    using var connection = _file.OpenReader();
                    // Undone when the read fails: the connection goes back to the pool, and the next read begins anew.
                    await using var transaction = connection.BeginTransaction(deferred: true);
                    var result = await read(new Work(connection, transaction, _dialect));
                    await transaction.CommitAsync(CancellationToken.None);
                    return result;
                },
                stopping);
        }
        catch (SqliteException lost)
        {
            throw _file.Unavailable(lost);
        }
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken stopping)
    {
        IReadOnlyCollection<string> moved = [];
        try
        {
            var result = await _writer.WriteAsync(
                async work =>
                {
                    var done = await write(work);
                    moved = work.Moved;
                    return done;
                },
                alone: false,
                stopping);
            foreach (var conversation in moved) News.Tell(conversation);
            return result;
        }
        catch (SqliteException lost)
        {
            throw _file.Unavailable(lost);
        }
    }

    /// <summary>Deleted content is overwritten in the file; the log that may still hold it is emptied.</summary>
    public async Task EraseAsync(CancellationToken stopping)
    {
        var began = _time.GetTimestamp();
        try
        {
            while (await _writer.WriteAsync(work => work.FirstAsync<long>("PRAGMA wal_checkpoint(TRUNCATE)"), alone: true, stopping) == 1)
            {
                if (_time.GetElapsedTime(began) > EraseWithin)
                {
                    SqliteLog.LogHeld(_log, _file.Path);
                    return;
                }
                await Task.Delay(EraseAgain, _time, stopping);
            }
        }
        catch (SqliteException lost)
        {
            throw _file.Unavailable(lost);
        }
    }

    public Task BackupAsync(string file, CancellationToken stopping) => Task.Run(() => _file.Backup(file), stopping);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _file.Close();
    }
}

internal static partial class SqliteLog
{
    [LoggerMessage(10, LogLevel.Warning, "Deleted text may stand in {File}-wal until its readers are done: they kept the log from being emptied.")]
    public static partial void LogHeld(ILogger log, string file);
}
