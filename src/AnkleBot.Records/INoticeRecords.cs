namespace AnkleBot.Records;

/// <summary>
/// The notices. Each is written in the transaction of the turn that it is about, so that none is lost, and stays until
/// its conversation is deleted.
/// </summary>
public interface INoticeRecords
{
    /// <summary>Notices, the newest first.</summary>
    /// <param name="waiting">Only those that nobody has seen.</param>
    /// <param name="after">A <see cref="Page{T}.Next"/>; null for the first page.</param>
    /// <param name="most">1 to 200.</param>
    Task<Page<StaffNotice>> NoticesAsync(
        IReadOnlyList<string> clinics, bool waiting, string? after = null, int most = 50, CancellationToken stopping = default);

    /// <summary>Marks a notice as seen, with an audit line. Whoever was first stays.</summary>
    /// <param name="clinics">The clinics that they may see.</param>
    /// <returns>False when those have no such notice.</returns>
    Task<bool> SeeAsync(long notice, IReadOnlyList<string> clinics, string who, CancellationToken stopping = default);

    /// <summary>Takes notices that are due, the oldest first. No other server gets them before <paramref name="until"/>.</summary>
    /// <param name="since">Older ones are given up instead.</param>
    /// <param name="most">1 to 200.</param>
    Task<IReadOnlyList<StaffNotice>> TakeDueAsync(
        string clinic, DateTimeOffset since, DateTimeOffset until, int most, CancellationToken stopping = default);

    /// <summary>The clinic has it.</summary>
    Task SentAsync(long notice, CancellationToken stopping = default);

    /// <summary>It couldn't be sent.</summary>
    /// <param name="trouble">Why, in words for staff; no addresses, no secrets.</param>
    /// <param name="again">When it is due again; null to give it up.</param>
    Task NotSentAsync(long notice, string trouble, DateTimeOffset? again, CancellationToken stopping = default);
}
