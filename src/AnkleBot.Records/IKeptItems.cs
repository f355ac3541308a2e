namespace AnkleBot.Records;

/// <summary>Small things that servers share and that outlive a restart: signing keys, staff accounts, saved views.</summary>
public interface IKeptItems
{
    /// <summary>Null when there is none.</summary>
    Task<KeptItem?> KeptAsync(string kind, string id, CancellationToken stopping = default);

    /// <summary>All of a kind by id; at most 10,000.</summary>
    Task<IReadOnlyList<KeptItem>> AllKeptAsync(string kind, CancellationToken stopping = default);

    /// <summary>Keeps an item when it still is at the version that was read; 0 when it must be new.</summary>
    /// <returns>False when another server was first.</returns>
    Task<bool> KeepAsync(KeptItem item, CancellationToken stopping = default);

    /// <returns>False when there was none.</returns>
    Task<bool> DropAsync(string kind, string id, CancellationToken stopping = default);
}

/// <summary>A small thing.</summary>
/// <param name="Kind">What it is: <c>signing-key</c>, <c>staff</c>.</param>
/// <param name="Id">Unique within its kind.</param>
/// <param name="Json">Itself.</param>
/// <param name="Version">1 when it is first kept, one more with every change.</param>
public sealed record KeptItem(string Kind, string Id, string Json, long Version);
