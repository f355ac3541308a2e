using System.Text.Json;
using AnkleBot.Records;
using Microsoft.AspNetCore.Identity;

namespace AnkleBot.Server.Staff.Accounts;

/// <summary>Accounts as items on the record, for ASP.NET Core Identity.</summary>
internal sealed partial class AccountStore(IRecords records)
{
    private const string Kind = "staff";

    public async Task<IReadOnlyList<StaffAccount>> AllAsync(CancellationToken stopping = default) =>
        [.. (await records.AllKeptAsync(Kind, stopping)).Select(Read)];

    public async Task<bool> AnyAsync(CancellationToken stopping = default) => (await records.AllKeptAsync(Kind, stopping)).Count > 0;

    public async Task<StaffAccount?> FindAsync(string email, CancellationToken stopping = default) =>
        email.Length > 0 && await records.KeptAsync(Kind, email, stopping) is { } kept ? Read(kept) : null;

    public Task<IdentityResult> CreateAsync(StaffAccount user, CancellationToken cancellationToken) => KeepAsync(user, cancellationToken);

    public Task<IdentityResult> UpdateAsync(StaffAccount user, CancellationToken cancellationToken) => KeepAsync(user, cancellationToken);

    public async Task<IdentityResult> DeleteAsync(StaffAccount user, CancellationToken cancellationToken)
    {
        await records.DropAsync(Kind, user.Email, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<StaffAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindAsync(userId, cancellationToken);

    public Task<StaffAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindAsync(normalizedUserName, cancellationToken);

    public void Dispose()
    {
        // The record belongs to the server.
    }

    private async Task<IdentityResult> KeepAsync(StaffAccount user, CancellationToken stopping)
    {
        var json = JsonSerializer.Serialize(user, StaffJson.Default.StaffAccount);
        if (!await records.KeepAsync(new(Kind, user.Email, json, user.Version), stopping))
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.Version++;
        return IdentityResult.Success;
    }

    private static StaffAccount Read(KeptItem item)
    {
        var account = JsonSerializer.Deserialize(item.Json, StaffJson.Default.StaffAccount)!;
        account.Version = item.Version;
        return account;
    }
}
