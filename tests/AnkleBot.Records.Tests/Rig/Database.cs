using AnkleBot.Records.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnkleBot.Records.Tests.Rig;

/// <summary>One database, on which any number of servers can be opened.</summary>
public sealed class Database(RecordsKind kind, string address, string? folder) : IAsyncDisposable
{
    private readonly List<IRecords> _opened = [];

    public RecordsKind Kind => kind;

    /// <summary>SQLite's file, or PostgreSQL's connection string.</summary>
    public string Address => address;

    public static Database File()
    {
        var folder = Directory.CreateTempSubdirectory("anklebot-records-").FullName;
        return new(RecordsKind.Sqlite, Path.Combine(folder, "records.db"), folder);
    }

    public async Task<IRecords> OpenAsync(TimeProvider? time = null)
    {
        var records = New(time);
        await records.OpenAsync();
        return records;
    }

    public IRecords New(TimeProvider? time = null)
    {
        var records = new SqlRecords(Sql(time), time ?? TimeProvider.System);
        _opened.Add(records);
        return records;
    }

    internal IDatabase Sql(TimeProvider? time = null) => kind == RecordsKind.Sqlite
        ? new Sqlite.SqliteDatabase(address, time ?? TimeProvider.System, NullLogger.Instance)
        : new Postgres.PostgresDatabase(address, time ?? TimeProvider.System, NullLogger.Instance);

    public async ValueTask DisposeAsync()
    {
        foreach (var records in _opened) await records.DisposeAsync();
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }
}
