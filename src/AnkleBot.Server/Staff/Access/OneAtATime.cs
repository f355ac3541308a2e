namespace AnkleBot.Server.Staff.Access;

/// <summary>One try at a time for each account: many at once would be counted as one.</summary>
internal sealed class OneAtATime : IDisposable
{
    private const int Doors = 64;
    private readonly SemaphoreSlim[] _doors = [.. Enumerable.Range(0, Doors).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Dispose of what it gives to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string email, CancellationToken stopping)
    {
        var door = _doors[(uint)StringComparer.Ordinal.GetHashCode(email) % Doors];
        await door.WaitAsync(stopping);
        return new Inside(door);
    }

    public void Dispose()
    {
        foreach (var door in _doors) door.Dispose();
    }

    private sealed class Inside(SemaphoreSlim door) : IDisposable
    {
        public void Dispose() => door.Release();
    }
}
