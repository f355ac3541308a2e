namespace AnkleBot.Conversation;

/// <summary>A clinic, as the bot speaks of it.</summary>
/// <param name="Key">Its key in addresses and configuration.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Its country, an ISO 3166 code such as GB; empty when unknown.</param>
/// <param name="Telephone">Its number as people write it; null without one.</param>
/// <param name="Booking">The address of its booking page; null without one.</param>
/// <param name="Hours">When it is open, in words; null when unknown.</param>
/// <param name="Notice">What it adds to the notice, such as who runs the chat; null for nothing.</param>
public sealed record Clinic(
    string Key, string Name, string Country, string? Telephone = null, Uri? Booking = null, string? Hours = null, string? Notice = null);

/// <summary>Whom to ring in a country, from knowledge/countries.yaml.</summary>
/// <param name="Code">ISO 3166, or <c>default</c> for any other country.</param>
/// <param name="Emergency">The emergency number; null where it isn't known.</param>
/// <param name="EmergencyWords">How the bot speaks of it: "999", or "your local emergency number".</param>
/// <param name="TodayWords">Where to go today when the clinic is closed.</param>
/// <param name="CrisisName">Who answers the crisis line.</param>
/// <param name="CrisisNumber">Its number; null where none is known.</param>
public sealed record Country(
    string Code, string? Emergency, string EmergencyWords, string TodayWords, string CrisisName, string? CrisisNumber);
