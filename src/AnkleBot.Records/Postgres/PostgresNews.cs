using System.Threading.Channels;
using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AnkleBot.Records.Postgres;

/// <summary>
/// News between servers, by LISTEN and NOTIFY. They are sent after the commit, many at once: inside the transaction a NOTIFY
/// would make all commits of the database wait for one another. What gets lost with a server is made good by looking again.
/// </summary>
internal sealed class PostgresNews : IAsyncDisposable
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);
    private readonly string _server = Guid.NewGuid().ToString("N");
    private readonly NpgsqlDataSource _source;
    private readonly TurnNews _news;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<string> _outgoing =
        Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    private Task _running = Task.CompletedTask;

    public PostgresNews(NpgsqlConnectionStringBuilder address, TurnNews news, TimeProvider time, ILogger log)
    {
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address.ToString()) { Pooling = false, KeepAlive = 15 });
        (_news, _time, _log) = (news, time, log);
    }

    public void Start() => _running = Task.WhenAll(
        KeepAsync(ListenAsync, _stopping.Token), KeepAsync(SendAsync, _stopping.Token));

    public void Tell(string conversation)
    {
        _news.Tell(conversation);
        _outgoing.Writer.TryWrite(conversation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        await _source.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (PostgresErrors.Passes(lost))
            {
                PostgresLog.NewsLost(_log, PostgresErrors.Why(lost));
                await Task.Delay(TryAgain, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await using var connection = await _source.OpenConnectionAsync(stopping);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await connection.ExecuteAsync("LISTEN anklebot_turn");
        while (true)
        {
            // At first, and whenever it has been quiet: what was said while nobody listened isn't said again.
            _news.TellAll();
            while (await connection.WaitAsync(LookAnyway, stopping)) continue;
        }
    }

    private void Hear(string payload)
    {
        var parts = payload.Split(' ', 2);
        if (parts.Length == 2 && parts[0] != _server) _news.Tell(parts[1]);
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        await using var connection = await _source.OpenConnectionAsync(stopping);
        while (await _outgoing.Reader.WaitToReadAsync(stopping))
        {
            var news = new HashSet<string>();
            while (news.Count < 200 && _outgoing.Reader.TryRead(out var conversation)) news.Add($"{_server} {conversation}");
            await connection.ExecuteAsync(
                "SELECT pg_notify('anklebot_turn', payload) FROM unnest(@news) AS payload", new { news = news.ToArray() });
        }
    }
}

internal static partial class PostgresLog
{
    [LoggerMessage(20, LogLevel.Warning, "News between servers are interrupted. {Why}")]
    public static partial void NewsLost(ILogger log, string why);
}
