using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AnkleBot.Records;

/// <summary>Tells whoever follows a conversation that it has moved. It carries no content: followers read the record.</summary>
internal sealed class TurnNews
{
    private static readonly TimeSpan WaitForRecord = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Channel<string>>> _listeners = [];
    private readonly List<Channel<string>> _everywhere = [];

    public void Tell(string conversation)
    {
        lock (_gate)
        {
            if (_listeners.TryGetValue(conversation, out var listeners)) listeners.ForEach(heard => heard.Writer.TryWrite(conversation));
            _everywhere.ForEach(heard => heard.Writer.TryWrite(conversation));
        }
    }

    /// <summary>After news may have been missed: everybody looks.</summary>
    public void TellAll()
    {
        lock (_gate)
        {
            foreach (var (conversation, listeners) in _listeners) listeners.ForEach(heard => heard.Writer.TryWrite(conversation));
        }
    }

    public async IAsyncEnumerable<RecordedTurn> Follow(
        ITurnRecords records, string conversation, long after, TimeProvider time,
        [EnumeratorCancellation] CancellationToken stopping)
    {
        const int page = 100;
        // One unread word is enough: it means "look", however much has happened.
        var heard = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        Add(conversation, heard);
        try
        {
            while (true)
            {
                var turns = await Read(records, conversation, after, page, time, stopping);
                if (turns is null) yield break;
                foreach (var turn in turns)
                {
                    yield return turn;
                    after = turn.Number;
                }
                if (turns.Count < page) await heard.Reader.ReadAsync(stopping);
            }
        }
        finally
        {
            Remove(conversation, heard);
        }
    }

    /// <summary>Ids of conversations as they move, for a live list; when its reader is slow, the oldest are dropped.</summary>
    public async IAsyncEnumerable<string> Everywhere([EnumeratorCancellation] CancellationToken stopping)
    {
        var heard = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate) _everywhere.Add(heard);
        try
        {
            await foreach (var conversation in heard.Reader.ReadAllAsync(stopping)) yield return conversation;
        }
        finally
        {
            lock (_gate) _everywhere.Remove(heard);
        }
    }

    /// <summary>Null once the conversation is gone; a conversation without turns may still begin.</summary>
    private static async Task<IReadOnlyList<RecordedTurn>?> Read(
        ITurnRecords records, string conversation, long after, int most, TimeProvider time, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var turns = await records.TurnsAsync(conversation, after, most, stopping);
                var gone = turns.Count == 0 && after > 0 && await records.HeadAsync(conversation, stopping) is null;
                return gone ? null : turns;
            }
            catch (RecordsUnavailableException)
            {
                // The turn handler raises the alarm; a follower has nobody to tell and only waits.
                await Task.Delay(WaitForRecord, time, stopping);
            }
        }
    }

    private void Add(string conversation, Channel<string> heard)
    {
        lock (_gate)
        {
            if (!_listeners.TryGetValue(conversation, out var listeners)) _listeners[conversation] = listeners = [];
            listeners.Add(heard);
        }
    }

    private void Remove(string conversation, Channel<string> heard)
    {
        lock (_gate)
        {
            var listeners = _listeners[conversation];
            listeners.Remove(heard);
            if (listeners.Count == 0) _listeners.Remove(conversation);
        }
    }
}
