using AnkleBot.Records.Postgres;
using AnkleBot.Records.Sql;
using AnkleBot.Records.Sqlite;
using AnkleBot.Records.Tests.Rig;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AnkleBot.Records.Benchmark;

/// <summary>A temporary place for records of one engine.</summary>
internal sealed class Place(PostgresServer? postgres, string folder) : IAsyncDisposable
{
    private readonly List<SqlRecords> _opened = [];

    public static Place For(string engine) => new(
        engine == "postgresql" ? PostgresServer.Start() : null, Directory.CreateTempSubdirectory("anklebot-benchmark-").FullName);

    public async Task<IRecords> FilledAsync(int count)
    {
        IDatabase database;
        if (postgres is null)
        {
            database = new SqliteDatabase(Path.Combine(folder, $"{count}.db"), TimeProvider.System, NullLogger.Instance);
        }
        else
        {
            await using var connection = new NpgsqlConnection(postgres.Administrator);
            await connection.ExecuteAsync($"CREATE DATABASE records{count}");
            database = new PostgresDatabase(postgres.Address($"records{count}") + ";Command Timeout=600", TimeProvider.System, NullLogger.Instance);
        }
        var records = new SqlRecords(database, TimeProvider.System);
        _opened.Add(records);
        await records.OpenAsync(CancellationToken.None);
        await Filling.FillAsync(database, count);
        if (postgres is not null) await AnalyzeAsync(postgres.Address($"records{count}"));
        return records;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var records in _opened) await records.DisposeAsync();
        postgres?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As autovacuum would have done by the time a record is that large.</summary>
    private static async Task AnalyzeAsync(string address)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.ExecuteAsync("VACUUM (ANALYZE)", commandTimeout: 600);
    }
}
