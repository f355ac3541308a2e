namespace AnkleBot.Language;

/// <summary>Lets "it", "they" and "that" stand for the part of the body that was named last.</summary>
internal static class Pronouns
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "it", "they", "that", "them", "this", "these", "both" };

    public static void Note(Utterance utterance, IReadOnlySet<string> bodySlots, IReadOnlyList<string> topic)
    {
        var last = topic;
        for (var at = 0; at < utterance.Count; at++)
        {
            if (Words.Contains(utterance.Tokens[at].Text))
            {
                foreach (var slot in last) utterance.Add(at, new(slot, at + 1));
                continue;
            }

            var named = utterance.SlotsAt(at).Select(hit => hit.Slot).Where(bodySlots.Contains).Distinct().ToList();
            if (named.Count > 0) last = named;
        }
    }
}
