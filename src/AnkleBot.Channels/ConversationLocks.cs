namespace AnkleBot.Channels;

/// <summary>One turn at a time per conversation, first come first served. Conversations at rest cost nothing.</summary>
internal sealed class ConversationLocks : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = [];

    public async Task<IDisposable> EnterAsync(string conversation, CancellationToken stopping)
    {
        Place place;
        lock (_gate)
        {
            if (!_places.TryGetValue(conversation, out place!)) _places[conversation] = place = new();
            place.Wanted++;
        }
        try
        {
            await place.Free.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            Leave(conversation, place);
            throw;
        }
        return new Held(this, conversation, place);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var place in _places.Values) place.Free.Dispose();
            _places.Clear();
        }
    }

    private void Leave(string conversation, Place place)
    {
        lock (_gate)
        {
            if (--place.Wanted > 0) return;
            _places.Remove(conversation);
            place.Free.Dispose();
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Wanted { get; set; }
    }

    private sealed class Held(ConversationLocks locks, string conversation, Place place) : IDisposable
    {
        public void Dispose()
        {
            place.Free.Release();
            locks.Leave(conversation, place);
        }
    }
}
