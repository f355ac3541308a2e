using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Server.Staff.Access;

/// <summary>Who is signed in, as the record has them at this request.</summary>
/// <param name="Email">The account's id; it stands in audit lines.</param>
/// <param name="Name">As the console calls them.</param>
/// <param name="Clinics">Keys of the clinics that they may see; every query starts from them.</param>
/// <param name="Everywhere">True when those are all clinics, also ones that are added later.</param>
internal sealed record Person(string Email, string Name, StaffRole Role, IReadOnlyList<string> Clinics, bool Everywhere)
{
    public bool May(StaffRole role) => Role >= role;

    public bool Sees(string clinic) => Clinics.Contains(clinic, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of some accounts that share a clinic with this person, by e-mail.</summary>
    public IReadOnlyList<StaffAccount> Colleagues(IEnumerable<StaffAccount> accounts) =>
        [.. accounts.Where(account => account.IsEverywhere || account.Clinics.Any(Sees)).OrderBy(account => account.Email, StringComparer.Ordinal)];

    public static bool Sees(StaffAccount account, string clinic) => account.IsEverywhere || account.Clinics.Contains(clinic, StringComparer.OrdinalIgnoreCase);

    public static Person Of(StaffAccount account, ClinicList clinics) => new(
        account.Email,
        account.Name.Length > 0 ? account.Name : account.Email,
        account.Role,
        // A clinic that is no longer configured is nobody's.
        [.. clinics.All.Select(clinic => clinic.Key).Where(key => account.IsEverywhere || account.Clinics.Contains(key, StringComparer.OrdinalIgnoreCase))],
        account.IsEverywhere);
}

/// <summary>What somebody must do before anything else.</summary>
internal enum FirstThing
{
    Nothing,
    ChoosePassword,
    SetUpSecondStep,
}

internal static class PersonOfRequest
{
    private static readonly object Key = new();

    /// <summary>Who is signed in; on a page that needs it there always is somebody.</summary>
    public static Person Person(this HttpContext http) => http.Visit()?.Person ?? throw new InvalidOperationException("Nobody is signed in.");

    public static Visit? Visit(this HttpContext http) => (Visit?)http.Items[Key];

    public static void Is(this HttpContext http, Visit visit) => http.Items[Key] = visit;
}

/// <summary>A request of somebody who is signed in.</summary>
internal sealed record Visit(Person Person, string Session, FirstThing First);
