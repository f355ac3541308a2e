namespace AnkleBot.Language.Likeness;

/// <summary>What a message speaks of: stems, slots and signs, and what of it is denied, past, supposed or somebody else's.</summary>
internal static class Matter
{
    private const int ShortestGram = 3;
    private const int LongestGram = 5;
    private const int FurthestPair = 4;

    /// <summary>For each word the names of its features, those of its pair with the word before among them.</summary>
    public static List<uint>[] Of(RuleReading reading)
    {
        var all = new List<uint>[reading.Utterance.Count];
        for (var at = 0; at < all.Length; at++) all[at] = OfWord(reading, at);
        foreach (var (at, finding) in reading.Findings) all[at].Add(FeatureNames.Name(FeatureKind.Signs, finding.Sign, Mark('0', finding.Context)));
        return all;
    }

    private static List<uint> OfWord(RuleReading reading, int at)
    {
        var utterance = reading.Utterance;
        var token = utterance.Tokens[at];
        var names = new List<uint>(40) { FeatureNames.Name(FeatureKind.Words, token.Stem) };
        if (at > 0) names.Add(FeatureNames.Name(FeatureKind.Words, utterance.Tokens[at - 1].Stem, ' ', token.Stem));
        for (var back = 2; back <= Math.Min(FurthestPair, at); back++) names.Add(FeatureNames.Name(FeatureKind.Pairs, utterance.Tokens[at - back].Stem, '~', token.Stem));
        foreach (var hit in utterance.SlotsAt(at)) names.Add(FeatureNames.Name(FeatureKind.Slots, hit.Slot, '<'));
        if (reading.Contexts.Of(at) is var context and not Context.Present)
        {
            names.Add(FeatureNames.Name(FeatureKind.Slots, token.Stem, Mark('0', context)));
            foreach (var hit in utterance.SlotsAt(at)) names.Add(FeatureNames.Name(FeatureKind.Slots, hit.Slot, Mark('A', context)));
        }

        FeatureNames.AddLetters(token.Text, names, ShortestGram, LongestGram);
        return names;
    }

    private static char Mark(char first, Context context) => (char)(first + (int)context);
}
