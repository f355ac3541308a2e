using System.Security.Cryptography;
using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Staff.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Accounts;

/// <summary>Makes and changes accounts, for administrators and for the command <c>staff</c>.</summary>
internal sealed class GivingOut(
    UserManager<StaffAccount> accounts, ClinicList clinics, Audit audit, IOptions<StaffOptions> options, TimeProvider time)
{
    public const int LongestName = 80;

    // Without letters and digits that look alike.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 5;
    private const int GroupLength = 4;

    /// <param name="by">An e-mail, or the command.</param>
    public async Task<Given> AddAsync(string? email, string? name, StaffRole role, IReadOnlyList<string> keys, string by)
    {
        if (Email.Read(email) is not { } address) return Given.Refused($"'{email}' is not an e-mail address, such as ana@clinic.example.");
        if (WrongWith(name, keys) is { } wrong) return Given.Refused(wrong);
        if (await accounts.FindByNameAsync(address) is not null) return Given.Refused($"{address} has an account already.");
        var account = new StaffAccount { Email = address, Name = name?.Trim() ?? "", Role = role, Clinics = AsConfigured(keys) };
        return await GiveAsync(account, accounts.CreateAsync, by, "added an account", Described(account));
    }

    /// <summary>A new one-time password, without a second step: for somebody who has lost theirs.</summary>
    public async Task<Given> ResetAsync(StaffAccount account, string by)
    {
        account.PasswordHash = null;
        account.SecondStep = false;
        account.AuthenticatorKey = null;
        account.RecoveryHashes = [];
        account.Subjects = new Dictionary<string, string>();
        account.LockedUntil = null;
        account.FailedTries = 0;
        return await GiveAsync(account, accounts.AddPasswordAsync, by, "reset an account", null);
    }

    /// <returns>What is wrong; null once it is changed. Whoever it is about is signed out.</returns>
    public async Task<string?> ChangeAsync(StaffAccount account, string? name, StaffRole role, IReadOnlyList<string> keys, bool disabled, string by)
    {
        if (WrongWith(name, keys) is { } wrong) return wrong;
        account.Name = name?.Trim() ?? "";
        var before = account.Clinics;
        (account.Role, account.Clinics, account.Disabled) = (role, AsConfigured(keys), disabled);
        var kept = await accounts.UpdateSecurityStampAsync(account);
        if (!kept.Succeeded) return "Somebody else changed this account at the same time. Look at it again.";
        await audit.AddAsync(by, "changed an account", account, Described(account));
        // Clinics that lost somebody hear of it too.
        var lost = before.Except(account.Clinics).ToList();
        if (lost.Count > 0) await audit.AddAsync(by, "changed an account", new StaffAccount { Email = account.Email, Clinics = lost }, "no longer of this clinic");
        return null;
    }

    private async Task<Given> GiveAsync(
        StaffAccount account, Func<StaffAccount, string, Task<IdentityResult>> keep, string by, string did, string? detail)
    {
        var password = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));
        account.OneTimeUntil = time.GetUtcNow().AddDays(options.Value.OneTimeDays);
        var kept = await keep(account, password);
        if (!kept.Succeeded) return Given.Refused(string.Join(' ', kept.Errors.Select(error => error.Description)));
        await audit.AddAsync(by, did, account, detail);
        return new(account, password, null);
    }

    private string? WrongWith(string? name, IReadOnlyList<string> keys)
    {
        if (name?.Trim().Length > LongestName) return $"A name has at most {LongestName} characters.";
        if (keys.Count == 0) return "Give at least one clinic.";
        if (keys is [StaffAccount.Everywhere]) return null;
        var unknown = keys.Where(key => !clinics.TryGet(key, out _)).ToList();
        return unknown.Count == 0
            ? null
            : $"There is no clinic '{unknown[0]}'. There are: {string.Join(", ", clinics.All.Select(clinic => clinic.Key))}; or {StaffAccount.Everywhere} for all of them.";
    }

    // A key is compared without regard to capitals, and kept as it is configured.
    private IReadOnlyList<string> AsConfigured(IReadOnlyList<string> keys) => keys is [StaffAccount.Everywhere]
        ? keys
        : [.. clinics.All.Select(clinic => clinic.Key).Where(key => keys.Contains(key, StringComparer.OrdinalIgnoreCase))];

    private static string Described(StaffAccount account) =>
        $"{account.Role.ToString().ToLowerInvariant()} for {(account.IsEverywhere ? "all clinics" : string.Join(", ", account.Clinics))}{(account.Disabled ? ", disabled" : "")}";
}

/// <summary>What came of giving an account out.</summary>
/// <param name="OneTimePassword">To be told once; it isn't kept.</param>
/// <param name="Problem">What is wrong, and what to do; null when nothing is.</param>
internal sealed record Given(StaffAccount? Account, string? OneTimePassword, string? Problem)
{
    public static Given Refused(string why) => new(null, null, why);
}
