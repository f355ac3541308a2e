using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>What must hold for signs and slots as a whole.</summary>
internal static class LanguageChecks
{
    public static void Check(LanguageRules rules, List<Problem> problems)
    {
        Twice(rules.Signs.Select(sign => (sign.Id, sign.Where)), "sign", problems);
        Twice(rules.Slots.Select(slot => (slot.Id, slot.Where)), "slot", problems);
    }

    private static void Twice(IEnumerable<(string Id, string Where)> all, string what, List<Problem> problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, where) in all)
        {
            if (!seen.TryAdd(id, where)) problems.Add(new(where, $"the {what} '{id}' stands in {seen[id]} already"));
        }
    }
}
