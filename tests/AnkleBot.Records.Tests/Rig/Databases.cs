using Dapper;
using Npgsql;

namespace AnkleBot.Records.Tests.Rig;

/// <summary>A fresh database of either engine for each test.</summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly Lazy<PostgresServer> _postgres = new(PostgresServer.Start);
    private readonly List<Database> _made = [];
    private int _count;

    public PostgresServer Postgres => _postgres.Value;

    public async Task<Database> NewAsync(RecordsKind kind)
    {
        var database = kind == RecordsKind.Sqlite ? Database.File() : await PostgresAsync();
        _made.Add(database);
        return database;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in _made) await database.DisposeAsync();
        if (_postgres.IsValueCreated) _postgres.Value.Dispose();
    }

    private async Task<Database> PostgresAsync()
    {
        var name = $"test{Interlocked.Increment(ref _count)}";
        await using var connection = new NpgsqlConnection(Postgres.Administrator);
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return new(RecordsKind.PostgreSql, Postgres.Address(name), null);
    }
}

[CollectionDefinition(nameof(Databases))]
public sealed class SharedDatabases : ICollectionFixture<Databases>;

/// <summary>A test that must hold on both engines.</summary>
public sealed class OnBothAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        [[RecordsKind.Sqlite], [RecordsKind.PostgreSql]];
}
