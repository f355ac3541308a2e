using System.ComponentModel.DataAnnotations;

namespace AnkleBot.Records;

/// <summary>Where the record is kept.</summary>
public enum RecordsKind
{
    /// <summary>In one file, by one server.</summary>
    Sqlite,

    /// <summary>In a database that several servers share.</summary>
    PostgreSql,
}

/// <summary>Configuration <c>Records</c>.</summary>
public sealed class RecordsOptions : IValidatableObject
{
    public RecordsKind Engine { get; set; } = RecordsKind.Sqlite;

    /// <summary>SQLite's file; made with its folder when it isn't there.</summary>
    public string Path { get; set; } = "data/anklebot.db";

    /// <summary>PostgreSQL's address, such as <c>Host=db;Database=anklebot;Username=anklebot</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For how many days a conversation is kept after its last turn, where its clinic says nothing else.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 365;

    /// <summary>The same by clinic key.</summary>
    public IDictionary<string, int> RetentionDaysByClinic { get; } = new Dictionary<string, int>();

    /// <summary>At which hour the daily purge runs, 0 to 23, UTC.</summary>
    [Range(0, 23)]
    public int PurgeHour { get; set; } = 3;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Engine == RecordsKind.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Records:ConnectionString is needed when Records:Engine is PostgreSql.", [nameof(ConnectionString)]);
        if (Engine == RecordsKind.Sqlite && string.IsNullOrWhiteSpace(Path))
            yield return new("Records:Path is needed when Records:Engine is Sqlite.", [nameof(Path)]);
        foreach (var (clinic, days) in RetentionDaysByClinic)
        {
            if (days is < 1 or > 36_500) yield return new($"Records:RetentionDaysByClinic:{clinic} must be 1 to 36500.", [nameof(RetentionDaysByClinic)]);
        }
    }
}
