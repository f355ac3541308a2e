using AnkleBot.Conversation;

namespace AnkleBot.Channels.Clinics;

/// <summary>A clinic as it is configured, under <c>Clinics:{key}</c>.</summary>
/// <param name="Clinic">As the bot speaks of it.</param>
public sealed record ClinicSettings(Clinic Clinic)
{
    /// <summary>The made-up clinic for trying things out.</summary>
    public static ClinicSettings Demo { get; } = new(
        new Clinic("demo", "Riverside Clinic", "GB", "020 7946 0000", new("https://example.org/book"), "Open until 18:00."));

    public string Key => Clinic.Key;

    /// <summary>The sites that may show the chat, as browsers name them: <c>https://www.riverside.example</c>. Ours always may.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The colour of buttons and headings, <c>#rrggbb</c>.</summary>
    public string Accent { get; init; } = "#0f766e";

    /// <summary>The address of its logo, shown beside its name; null without one.</summary>
    public Uri? Logo { get; init; }

    /// <summary>For how many days its conversations are kept; null for the record's own number.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>With it the clinic's own back end may ask for tokens; null when only our chat page may.</summary>
    public string? Secret { get; init; }

    /// <summary>False when names, numbers and addresses are kept as they were written.</summary>
    public bool Masked { get; init; } = true;

    /// <summary>What is called at once when somebody needs staff; null when nothing is.</summary>
    public Webhook? Webhook { get; init; }

    public bool Allows(string origin) => AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A clinic's own address for notices.</summary>
/// <param name="Address">HTTPS; in Development also this machine over HTTP.</param>
/// <param name="Secret">Signs every call, so that the clinic can tell ours from anybody's.</param>
public sealed record Webhook(Uri Address, string Secret);
