using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace AnkleBot.Records.Sqlite;

/// <summary>The file: how it is opened, checked, copied, and what its errors mean.</summary>
internal sealed class SqliteFile(string path)
{
    /// <summary>Larger files are checked by the operator, since a start would take minutes; damage then shows when it is met.</summary>
    private const long CheckedAtStart = 256L * 1024 * 1024;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            var size = File.Exists(Path) ? new FileInfo(Path).Length : 0;
            if (size == 0) CreateForOwner(Path);
            else if (size <= CheckedAtStart) Check();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new RecordsRefusedException($"The record {Path} can't be opened: {refused.Message}", refused);
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB)
        {
            throw Damaged(broken.Message, broken);
        }
        catch (SqliteException lost)
        {
            throw new RecordsRefusedException(Why(lost), lost);
        }
    }

    public SqliteConnection OpenWriter()
    {
        var connection = Open(pooled: false);
        Pragma(connection, "PRAGMA journal_mode = WAL");
        Pragma(connection, "PRAGMA synchronous = FULL");
        Pragma(connection, "PRAGMA secure_delete = ON");
        Pragma(connection, "PRAGMA foreign_keys = ON");
        Pragma(connection, "PRAGMA cache_size = -32000");
        return connection;
    }

    public SqliteConnection OpenReader() => Open(pooled: true);

    /// <summary>A consistent copy, written beside its name and moved there once it is on the disk.</summary>
    public void Backup(string file)
    {
        var target = System.IO.Path.GetFullPath(file);
        if (File.Exists(target)) throw new RecordsRefusedException($"{target} is there already; a backup overwrites nothing.");
        var part = target + ".part";
        File.Delete(part);
        try
        {
            CreateForOwner(part);
            using var connection = OpenReader();
            using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO $file";
            copy.CommandTimeout = 0;
            copy.Parameters.AddWithValue("$file", part);
            copy.ExecuteNonQuery();
        }
        catch (SqliteException lost)
        {
            throw Unavailable(lost);
        }
        using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        File.Move(part, target);
    }

    public void Close()
    {
        using var pooled = new SqliteConnection(Address(pooled: true));
        SqliteConnection.ClearPool(pooled);
    }

    public RecordsUnavailableException Unavailable(SqliteException lost) => new(Why(lost), lost);

    private string Why(SqliteException lost) => lost.SqliteErrorCode switch
    {
        SQLITE_FULL => $"The disk of {Path} is full. Free some space; nothing else is needed.",
        SQLITE_BUSY or SQLITE_LOCKED => $"{Path} is locked by another program.",
        SQLITE_READONLY or SQLITE_PERM => $"{Path} may not be written to; check its owner and rights, and those of its folder.",
        SQLITE_CANTOPEN => $"{Path} can't be opened; check that its folder is there and may be written to.",
        SQLITE_IOERR => $"The disk of {Path} fails: {lost.Message}",
        SQLITE_CORRUPT or SQLITE_NOTADB => Damaged(lost.Message, lost).Message,
        _ => $"{Path}: {lost.Message}",
    };

    private RecordsRefusedException Damaged(string what, Exception? cause) => new(
        $"{Path} is damaged ({what}). Stop the bot, keep the damaged file and its -wal and -shm aside, put your latest backup "
        + "in its place under the same name, and start again. What a backup lacks may be saved with: sqlite3 DAMAGED .recover",
        cause);

    private void Check()
    {
        using var connection = Open(pooled: false);
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() is not "ok" and var found) throw Damaged($"{found}", null);
    }

    private SqliteConnection Open(bool pooled)
    {
        var connection = new SqliteConnection(Address(pooled));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Address(bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = pooled,
        DefaultTimeout = 3,
    }.ToString();

    private static void Pragma(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The pragmas stand above.
        command.CommandText = pragma;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>What runners said is for the bot's own account only.</summary>
    private static void CreateForOwner(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var created = new FileStream(file, options);
    }
}
