using System.ComponentModel.DataAnnotations;
using AnkleBot.Server.Staff.Providers;

namespace AnkleBot.Server.Staff;

/// <summary>Configuration <c>Staff</c>.</summary>
public sealed class StaffOptions : IValidatableObject
{
    /// <summary>After how many minutes without a click somebody is signed out. 5 to 240.</summary>
    [Range(5, 240, ErrorMessage = "Staff:IdleMinutes must be 5 to 240.")]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>After how many hours everybody signs in again, however busy. 1 to 24.</summary>
    [Range(1, 24, ErrorMessage = "Staff:SessionHours must be 1 to 24.")]
    public int SessionHours { get; set; } = 10;

    /// <summary>Whether an account with a password needs a second step.</summary>
    public bool RequireSecondStep { get; set; } = true;

    /// <summary>For how many days a one-time password can be used. 1 to 30.</summary>
    [Range(1, 30, ErrorMessage = "Staff:OneTimeDays must be 1 to 30.")]
    public int OneTimeDays { get; set; } = 7;

    /// <summary>How often one address may try to sign in, a minute; a whole clinic may sit behind one. 5 to 1000.</summary>
    [Range(5, 1000, ErrorMessage = "Staff:SignInsPerMinute must be 5 to 1000.")]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>The time zone of days and times in the console, such as Europe/London.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Providers that staff may sign in with instead of a password, by key.</summary>
    public IDictionary<string, StaffProvider> Providers { get; } = new Dictionary<string, StaffProvider>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new($"Staff:TimeZone '{TimeZone}' is not known on this machine. Give an IANA name such as Europe/London, and see that tzdata is installed.", [nameof(TimeZone)]);
        foreach (var problem in Providers.SelectMany(provider => provider.Value.Problems(provider.Key))) yield return new(problem, [nameof(Providers)]);
    }
}
