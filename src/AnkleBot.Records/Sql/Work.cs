using System.Data;
using System.Data.Common;
using Dapper;

namespace AnkleBot.Records.Sql;

/// <summary>A connection in use, and what moved on it.</summary>
internal sealed class Work(DbConnection connection, DbTransaction? transaction, Dialect dialect)
{
    private readonly HashSet<string> _moved = [];

    public Dialect Dialect => dialect;

    /// <summary>Ids of conversations whose followers are told once this is on the disk.</summary>
    public IReadOnlyCollection<string> Moved => _moved;

    public void Tell(string conversation) => _moved.Add(conversation);

    public Task<T?> FirstAsync<T>(string sql, object? with = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, with, transaction, commandType: CommandType.Text);

    public async Task<List<T>> ListAsync<T>(string sql, object? with = null) =>
        (await connection.QueryAsync<T>(sql, with, transaction, commandType: CommandType.Text)).AsList();

    /// <returns>How many rows it changed.</returns>
    public Task<int> DoAsync(string sql, object? with = null) => connection.ExecuteAsync(sql, with, transaction, commandType: CommandType.Text);
}
