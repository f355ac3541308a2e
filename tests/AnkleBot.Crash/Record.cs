using AnkleBot.Conversation;
using AnkleBot.Records;
using AnkleBot.Records.Postgres;
using AnkleBot.Records.Sql;
using AnkleBot.Records.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnkleBot.Crash;

internal static class Record
{
    public static IRecords At(string engine, string address)
    {
        IDatabase database = engine == "postgresql"
            ? new PostgresDatabase(address, TimeProvider.System, NullLogger.Instance)
            : new SqliteDatabase(address, TimeProvider.System, NullLogger.Instance);
        return new SqlRecords(database, TimeProvider.System);
    }

    /// <summary>All that was shown, in words.</summary>
    public static string Words(IReadOnlyList<Reply> replies) => string.Join("\n\n", replies.Select(reply => reply.Plain()));
}
