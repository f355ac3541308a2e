namespace AnkleBot.Triage.Evaluation;

/// <summary>FNV-1a: the same on every machine and in every version.</summary>
internal static class Hash
{
    public static uint Of(string text)
    {
        var hash = 2166136261;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}
