using System.Diagnostics.CodeAnalysis;

namespace AnkleBot.Channels.Clinics;

/// <summary>The clinics that this server speaks for, the default one first.</summary>
public sealed class ClinicList(IReadOnlyList<ClinicSettings> clinics)
{
    private readonly Dictionary<string, ClinicSettings> _byKey = clinics.ToDictionary(clinic => clinic.Key, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ClinicSettings> All { get; } = clinics;

    public ClinicSettings Default => All[0];

    public bool TryGet(string key, [NotNullWhen(true)] out ClinicSettings? clinic) => _byKey.TryGetValue(key, out clinic);

    /// <summary>Whether any clinic's site has this origin; which one it must be stands in the token.</summary>
    public bool AnyAllows(string origin) => All.Any(clinic => clinic.Allows(origin));
}
