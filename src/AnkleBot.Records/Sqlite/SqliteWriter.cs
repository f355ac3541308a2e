using System.Threading.Channels;
using AnkleBot.Records.Sql;
using Microsoft.Data.Sqlite;

namespace AnkleBot.Records.Sqlite;

/// <summary>
/// The one writer of the file. What queues up while the disk is busy goes into the next transaction together, so that
/// many conversations share one wait for the disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostTogether = 256;
    private readonly Func<SqliteConnection> _open;
    private readonly Dialect _dialect;
    private readonly Channel<Write> _queue =
        Channel.CreateBounded<Write>(new BoundedChannelOptions(10_000) { SingleReader = true });

    private readonly Task _running;
    private SqliteConnection? _connection;

    public SqliteWriter(Func<SqliteConnection> open, Dialect dialect)
    {
        _open = open;
        _dialect = dialect;
        _running = Task.Factory.StartNew(RunAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public async Task<T> WriteAsync<T>(Func<Work, Task<T>> write, bool alone, CancellationToken stopping)
    {
        var pending = new Write<T>(write, alone);
        await _queue.Writer.WriteAsync(pending, stopping);
        return await pending.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        _connection?.Dispose();
    }

    private async Task RunAsync()
    {
        Write? held = null;
        while (held is not null || await _queue.Reader.WaitToReadAsync())
        {
            var together = new List<Write>();
            if (held is not null) together.Add(held);
            held = null;
            while (together.Count < MostTogether && (together.Count == 0 || !together[0].Alone) && _queue.Reader.TryRead(out var next))
            {
                if (together.Count > 0 && next.Alone)
                {
                    held = next;
                    break;
                }
                together.Add(next);
            }
            await CommitAsync(together);
        }
    }

    private async Task CommitAsync(List<Write> together)
    {
        try
        {
            _connection ??= _open();
            var work = new Work(_connection, null, _dialect);
            if (together[0].Alone)
            {
                await together[0].RunAsync(work);
            }
            else
            {
                await work.DoAsync("BEGIN IMMEDIATE");
                foreach (var write in together) await ApartAsync(work, write);
                await work.DoAsync("COMMIT");
            }
            together.ForEach(write => write.Finish());
        }
#pragma warning disable CA1031 // Whatever it was, each writer hears it, and the queue goes on.
        catch (Exception lost)
        {
            Reset();
            together.ForEach(write => write.Fail(lost));
        }
#pragma warning restore CA1031
    }

    /// <summary>A write that fails by itself is undone by itself.</summary>
    private static async Task ApartAsync(Work work, Write write)
    {
        await work.DoAsync("SAVEPOINT one");
        try
        {
            await write.RunAsync(work);
        }
        catch (Exception failed) when (failed is not SqliteException || ((SqliteException)failed).SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            await work.DoAsync("ROLLBACK TO one");
            write.Failed = failed;
        }
        await work.DoAsync("RELEASE one");
    }

    /// <summary>The next transaction starts on a fresh connection, which undoes what this one left.</summary>
    private void Reset()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private abstract class Write(bool alone)
    {
        /// <summary>Outside a transaction, for what SQLite refuses inside one.</summary>
        public bool Alone => alone;

        public Exception? Failed { get; set; }

        public abstract Task RunAsync(Work work);

        public abstract void Finish();

        public abstract void Fail(Exception why);
    }

    private sealed class Write<T>(Func<Work, Task<T>> run, bool alone) : Write(alone)
    {
        private T? _result;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task RunAsync(Work work) => _result = await run(work);

        public override void Finish()
        {
            if (Failed is null) Done.TrySetResult(_result!);
            else Done.TrySetException(Failed);
        }

        public override void Fail(Exception why) => Done.TrySetException(why);
    }
}
