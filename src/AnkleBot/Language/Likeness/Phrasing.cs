namespace AnkleBot.Language.Likeness;

/// <summary>
/// How a message is put together: what follows what, up to four in a row or with one or two left out between, where a slot
/// stands for all its words. "Can't feel my little toe" and "can't feel my heels" are one phrasing.
/// </summary>
internal static class Phrasing
{
    private const int Longest = 4;
    private const int FurthestPair = 3;

    /// <summary>For each word the names of what ends with it.</summary>
    public static List<uint>[] Of(RuleReading reading)
    {
        var names = Array.ConvertAll(new List<uint>[reading.Utterance.Count], _ => new List<uint>(6));
        var parts = Parts(reading.Utterance);
        for (var at = 0; at < parts.Count; at++)
        {
            var here = names[parts[at].At];
            var row = 0u;
            for (var back = 0; back < Longest && back <= at; back++)
            {
                row = FeatureNames.Hash(parts[at - back].Hash, row + (uint)back);
                here.Add(Name(row));
            }

            for (var back = 2; back <= FurthestPair && back <= at; back++)
            {
                here.Add(Name(FeatureNames.Hash(parts[at].Hash, FeatureNames.Hash((uint)back, parts[at - back].Hash))));
            }
        }

        return names;
    }

    // Slots, the stems of what is in none, and the stops and commas between them.
    private static List<(int At, uint Hash)> Parts(Utterance utterance)
    {
        var parts = new List<(int, uint)>();
        for (var at = 0; at < utterance.Count;)
        {
            var token = utterance.Tokens[at];
            if (at > 0 && token.Before != Break.None) parts.Add((at, FeatureNames.Hash(token.Before == Break.Stop ? "." : ",")));
            var longest = default(SlotHit);
            foreach (var hit in utterance.SlotsAt(at)) longest = hit.End > longest.End ? hit : longest;
            parts.Add((at, longest.Slot is null ? FeatureNames.Hash(token.Stem) : FeatureNames.Hash(longest.Slot, FeatureNames.Hash("<"))));
            at = Math.Max(at + 1, longest.End);
        }

        return parts;
    }

    private static uint Name(uint hash) => FeatureNames.OfKind(FeatureKind.Phrasing, hash);
}
