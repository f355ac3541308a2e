using System.Text.Json.Serialization;

namespace AnkleBot.Server.Staff.Accounts;

/// <summary>Somebody who may sign in to the console. It is kept as one item on the record, with its sessions in it.</summary>
internal sealed class StaffAccount
{
    /// <summary>In place of a list of clinics: every clinic of this server, also those that come later.</summary>
    public const string Everywhere = "*";

    /// <summary>In small letters; it is the account's id and never changes.</summary>
    public required string Email { get; init; }

    public string Name { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>Keys of clinics, or <see cref="Everywhere"/> alone.</summary>
    public IReadOnlyList<string> Clinics { get; set; } = [];

    public bool Disabled { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Until when a password that somebody else was shown can be used; null once its owner has chosen one.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    /// <summary>Changes with the password, the second step, the role and the clinics; a session of an older stamp is over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Base32, as authenticator apps take it.</summary>
    public string? AuthenticatorKey { get; set; }

    public bool SecondStep { get; set; }

    /// <summary>SHA-256 of each recovery code that is left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; set; } = [];

    /// <summary>The codes that were taken last: none is taken twice.</summary>
    public IReadOnlyList<string> UsedCodes { get; set; } = [];

    public int FailedTries { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public IReadOnlyList<StaffSession> Sessions { get; set; } = [];

    /// <summary>The subject of each provider, from the first time somebody came from there.</summary>
    public IReadOnlyDictionary<string, string> Subjects { get; set; } = new Dictionary<string, string>();

    /// <summary>The version on the record; 0 before it is kept.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    /// <summary>Remembers a code for as long as its time can last: two steps of 30 s on either side.</summary>
    public void Use(string code)
    {
        const int steps = 5;
        UsedCodes = [.. UsedCodes.TakeLast(steps - 1), code];
    }

    [JsonIgnore]
    public bool IsEverywhere => Clinics.Contains(Everywhere);
}

/// <summary>A browser that is signed in.</summary>
/// <param name="Id">In its cookie, too.</param>
internal sealed record StaffSession(string Id, DateTimeOffset Began);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StaffAccount))]
internal sealed partial class StaffJson : JsonSerializerContext;
