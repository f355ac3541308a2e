using System.Globalization;
using System.Text.RegularExpressions;
using AnkleBot.Conversation;
using Microsoft.Extensions.Configuration;

namespace AnkleBot.Channels.Clinics;

/// <summary>Reads configuration <c>Clinics</c>, and says all that is wrong with it at once, each time with the key.</summary>
/// <param name="development">Whether a webhook may be on this machine over HTTP.</param>
internal sealed partial class ClinicReader(IConfiguration configuration, bool development = false)
{
    private const int ShortestSecret = 16;
    private static readonly string[] Known =
    [
        "Name", "Country", "Telephone", "Booking", "Hours", "Notice", "AllowedOrigins", "Accent", "Logo", "RetentionDays", "Secret", "Masked", "Webhook",
        "WebhookSecret",
    ];

    private readonly List<string> _problems = [];

    public (IReadOnlyList<ClinicSettings> Clinics, IReadOnlyList<string> Problems) Read()
    {
        var clinics = configuration.GetSection("Clinics").GetChildren().Select(Read).ToList();
        return (clinics, _problems);
    }

    private ClinicSettings Read(IConfigurationSection clinic)
    {
        if (!Key().IsMatch(clinic.Key)) Wrong(clinic, "is not a clinic's key: small letters, digits and hyphens, 40 at most");
        foreach (var unknown in clinic.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            Wrong(unknown, $"is not known; there are {string.Join(", ", Known)}");
        return new(new Clinic(
            clinic.Key,
            Text(clinic, "Name") ?? Missing(clinic, "Name"),
            Matching(clinic, "Country", Country(), "is not an ISO 3166 code of two letters, such as GB")?.ToUpperInvariant() ?? "",
            Matching(clinic, "Telephone", Telephone(), "is not a telephone number"),
            Address(clinic, "Booking"),
            Text(clinic, "Hours"),
            Text(clinic, "Notice")))
        {
            AllowedOrigins = [.. clinic.GetSection("AllowedOrigins").GetChildren().Select(Origin).OfType<string>()],
            Accent = Accent(clinic, "Accent") ?? ClinicSettings.Demo.Accent,
            Logo = Address(clinic, "Logo"),
            RetentionDays = Days(clinic, "RetentionDays"),
            Secret = Secret(clinic, "Secret"),
            Masked = Flag(clinic, "Masked") ?? true,
            Webhook = Webhook(clinic),
        };
    }

    private static string? Text(IConfigurationSection clinic, string name) => clinic[name]?.Trim() is { Length: > 0 } text ? text : null;

    private string? Matching(IConfigurationSection clinic, string name, Regex pattern, string otherwise)
    {
        var text = Text(clinic, name);
        if (text is null || pattern.IsMatch(text)) return text;
        Wrong(clinic.GetSection(name), otherwise);
        return null;
    }

    private string? Accent(IConfigurationSection clinic, string name)
    {
        if (Matching(clinic, name, Colour(), "is not a colour such as #0f766e") is not { } colour) return null;
        var ratio = Contrast.Between(colour, Contrast.Paper);
        if (ratio >= Contrast.OfText) return colour;
        // Rounded down: 4.49 must not read as enough.
        var told = (Math.Floor(ratio * 100) / 100).ToString("0.00", CultureInfo.InvariantCulture);
        Wrong(clinic.GetSection(name), $"has a contrast of {told}:1 to the page, and text needs 4.5:1; take a darker one");
        return null;
    }

    private Uri? Address(IConfigurationSection clinic, string name)
    {
        if (Text(clinic, name) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return address;
        Wrong(clinic.GetSection(name), "is not a web address that begins with https://");
        return null;
    }

    private Webhook? Webhook(IConfigurationSection clinic)
    {
        var secret = Secret(clinic, "WebhookSecret");
        if (Text(clinic, "Webhook") is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.UserInfo.Length > 0
            || !(address.Scheme == "https" || (development && address is { Scheme: "http", IsLoopback: true })))
        {
            // The address may hold a secret of its own.
            _problems.Add($"{clinic.Path}:Webhook is not an address that begins with https://, without a name and password in it{(development ? "; in Development http:// to this machine will do" : "")}.");
            return null;
        }
        if (secret is not null) return new(address, secret);
        if (Text(clinic, "WebhookSecret") is null) _problems.Add($"{clinic.Path}:WebhookSecret is needed, {ShortestSecret} characters or more: it signs what is sent to the webhook.");
        return null;
    }

    private string? Origin(IConfigurationSection origin)
    {
        if (Uri.TryCreate(origin.Value, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http"
            && address.PathAndQuery == "/" && !origin.Value!.EndsWith('/')) return address.GetLeftPart(UriPartial.Authority);
        Wrong(origin, "is not an origin such as https://www.riverside.example: no path, no slash at the end");
        return null;
    }

    private int? Days(IConfigurationSection clinic, string name)
    {
        if (Text(clinic, name) is not { } text) return null;
        if (int.TryParse(text, out var days) && days is >= 1 and <= 36_500) return days;
        Wrong(clinic.GetSection(name), "is not a number of days from 1 to 36500");
        return null;
    }

    private bool? Flag(IConfigurationSection clinic, string name)
    {
        if (Text(clinic, name) is not { } text) return null;
        if (bool.TryParse(text, out var flag)) return flag;
        Wrong(clinic.GetSection(name), "is neither true nor false");
        return null;
    }

    private string? Secret(IConfigurationSection clinic, string name)
    {
        if (Text(clinic, name) is not { } secret) return null;
        if (secret.Length >= ShortestSecret) return secret;
        // Not even a bad secret is printed.
        _problems.Add($"{clinic.Path}:{name} is shorter than {ShortestSecret} characters.");
        return null;
    }

    private string Missing(IConfigurationSection clinic, string name)
    {
        _problems.Add($"{clinic.Path}:{name} is needed.");
        return clinic.Key;
    }

    private void Wrong(IConfigurationSection where, string what) =>
        _problems.Add($"{where.Path}{(where.Value is { } value ? $" '{value}'" : "")} {what}.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Key();

    [GeneratedRegex("^[A-Za-z]{2}$")]
    private static partial Regex Country();

    [GeneratedRegex("^[+(]?[0-9][0-9 ()./-]{2,24}$")]
    private static partial Regex Telephone();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
