using System.Net.Sockets;
using Npgsql;

namespace AnkleBot.Records.Postgres;

/// <summary>Tells what may pass from what is a mistake in this program.</summary>
internal static class PostgresErrors
{
    /// <summary>
    /// A lost connection, a server that stops, starts or recovers, too little disk, memory or connections, a read-only
    /// standby, and a transaction that lost against another one.
    /// </summary>
    public static bool Passes(Exception error) => error switch
    {
        PostgresException answer => answer.SqlState[..2] is "08" or "25" or "40" or "53" or "55" or "57" or "58",
        NpgsqlException => true,
        TimeoutException or SocketException or IOException or ObjectDisposedException => true,
        _ => false,
    };

    public static RecordsUnavailableException Unavailable(Exception lost) => new(Why(lost), lost);

    public static string Why(Exception lost) => lost switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk of PostgreSQL is full.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "This PostgreSQL may only be read; is it a standby?",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "PostgreSQL has no connection left; raise max_connections or lower Maximum Pool Size.",
        PostgresException answer => $"PostgreSQL says: {answer.MessageText} ({answer.SqlState}).",
        _ => $"PostgreSQL can't be reached: {lost.GetBaseException().Message}",
    };
}
