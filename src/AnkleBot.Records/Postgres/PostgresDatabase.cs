using AnkleBot.Records.Sql;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnkleBot.Records.Postgres;

/// <summary>
/// The record in PostgreSQL, shared by several servers. What is deleted is gone for every query at once; its bytes go as
/// PostgreSQL reuses their pages, and with the write-ahead log and the backups that hold them.
/// </summary>
internal sealed class PostgresDatabase : IDatabase
{
    /// <summary>"AnkleBot" in hexadecimal: one server migrates while the others wait.</summary>
    private const long MigrationLock = 0x416E6B6C65426F74;
    private const int Attempts = 3;
    private readonly Dialect _dialect = new(" FOR UPDATE", name => $" = ANY(@{name})", new PostgresTextIndex());
    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly PostgresNews _shared;

    public PostgresDatabase(string connectionString, TimeProvider time, ILogger log)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        // A reply waits for its record, so a lost server must show within seconds; what is configured wins.
        if (!address.ContainsKey("Timeout")) address.Timeout = 4;
        if (!address.ContainsKey("Command Timeout")) address.CommandTimeout = 15;
        address.ApplicationName ??= "AnkleBot";
        _source = NpgsqlDataSource.Create(address);
        _time = time;
        _shared = new(address, News, time, log);
    }

    public TurnNews News { get; } = new();

    public async Task OpenAsync(CancellationToken stopping)
    {
        try
        {
            await TransactAsync(
                async work =>
                {
                    await work.DoAsync("SELECT pg_advisory_xact_lock(@key)", new { key = MigrationLock });
                    await Migrations.RunAsync(work, Migrations.Of("Postgres"), _time);
                    return true;
                },
                stopping);
        }
        catch (NpgsqlException refused)
        {
            throw new RecordsRefusedException($"The record can't be opened: {PostgresErrors.Why(refused)}", refused);
        }
        _shared.Start();
    }

    public async Task<T> ReadAsync<T>(Func<Work, Task<T>> read, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(stopping);
                return await read(new(connection, null, _dialect));
            }
            catch (Exception lost) when (PostgresErrors.Passes(lost))
            {
                if (attempt == Attempts) throw PostgresErrors.Unavailable(lost);
            }
        }
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> write, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TransactAsync(write, stopping);
            }
            catch (Exception lost) when (PostgresErrors.Passes(lost))
            {
                if (attempt == Attempts) throw PostgresErrors.Unavailable(lost);
            }
        }
    }

    public Task EraseAsync(CancellationToken stopping) => Task.CompletedTask;

    public Task BackupAsync(string file, CancellationToken stopping) => throw new RecordsRefusedException(
        "PostgreSQL brings its own tool for this, which works while the bot is serving: "
        + $"pg_dump --format=custom --file={file} DATABASE; and to restore: pg_restore --create --dbname=postgres {file}");

    public async ValueTask DisposeAsync()
    {
        await _shared.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task<T> TransactAsync<T>(Func<Work, Task<T>> write, CancellationToken stopping)
    {
        await using var connection = await _source.OpenConnectionAsync(stopping);
        await using var transaction = await connection.BeginTransactionAsync(stopping);
        var work = new Work(connection, transaction, _dialect);
        var result = await write(work);
        await CommitAsync(transaction);
        foreach (var conversation in work.Moved) _shared.Tell(conversation);
        return result;
    }

    /// <summary>A commit that was cut off may have come through, so it is never simply run again.</summary>
    private static async Task CommitAsync(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (Exception lost) when (PostgresErrors.Passes(lost))
        {
            throw PostgresErrors.Unavailable(lost);
        }
    }
}
