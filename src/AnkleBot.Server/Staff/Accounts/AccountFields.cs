using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;

namespace AnkleBot.Server.Staff.Accounts;

/// <summary>Role and clinics as a form offers them: an administrator gives only what they have themselves.</summary>
internal sealed record AccountFields(StaffRole Role, IReadOnlyList<string> Keys, Person Who, Names Names)
{
    /// <returns>What is wrong; null when they may give all of it.</returns>
    public static string? WrongWith(Person who, IReadOnlyList<string> keys) =>
        keys.Contains(StaffAccount.Everywhere)
            ? who.Everywhere ? null : "Only somebody with all clinics can give all clinics."
            : keys.FirstOrDefault(key => !who.Sees(key)) is { } other ? $"'{other}' is no clinic of yours." : null;

    /// <summary>With all clinics, single ones say nothing more.</summary>
    public static IReadOnlyList<string> Simplified(IReadOnlyList<string> keys) => keys.Contains(StaffAccount.Everywhere) ? [StaffAccount.Everywhere] : keys;

    /// <summary>Somebody with a clinic more than the administrator is not theirs to change.</summary>
    public static bool MayChange(Person who, StaffAccount account) =>
        who.Everywhere || (!account.IsEverywhere && account.Clinics.Count > 0 && account.Clinics.All(who.Sees));
}
