using System.Threading.Channels;
using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>Rings when anything on the record has moved, on whichever server. Rung twice before anybody listens is rung once.</summary>
internal sealed class Bell : IAsyncDisposable
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _ends;
    private readonly TimeProvider _time;
    private readonly Task _listening;

    public Bell(IRecords records, TimeProvider time, CancellationToken stopping)
    {
        _ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _time = time;
        _listening = ListenAsync(records, _ends.Token);
    }

    /// <summary>Until it rings, or for so long.</summary>
    /// <exception cref="OperationCanceledException">Its owner stops.</exception>
    public async Task WaitAsync(TimeSpan most)
    {
        using var patience = new CancellationTokenSource(most, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _ends.Token);
        try
        {
            await _rung.Reader.ReadAsync(ends.Token);
        }
        catch (OperationCanceledException) when (!_ends.IsCancellationRequested)
        {
            // Nobody rang; it is time to look anyway.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _listening;
        _ends.Dispose();
    }

    private async Task ListenAsync(IRecords records, CancellationToken stopping)
    {
        try
        {
            await foreach (var _ in records.NewsAsync(stopping)) _rung.Writer.TryWrite(true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Its owner stops.
        }
    }
}
