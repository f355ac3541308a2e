namespace AnkleBot.Language.Likeness;

/// <summary>
/// How a message is worded: its words and marks exactly as they were written, up to three in a row. Tense, order, small words
/// and a question mark, which stems and slots throw away, tell whether a thing is so. Case, spaces, accents, quotes and emoji
/// make no difference.
/// </summary>
internal static class Wording
{
    private const string Marks = ".,?!:;()-/+&%";

    /// <summary>For each word the names of what ends with it, or with a mark between it and the next word.</summary>
    public static List<uint>[] Of(RuleReading reading)
    {
        var tokens = reading.Utterance.Tokens;
        var names = Array.ConvertAll(new List<uint>[tokens.Length], _ => new List<uint>(4));
        var (one, two, at) = (0u, 0u, 0);
        foreach (var (start, hash) in tokens.Length > 0 ? Written(reading.Utterance) : [])
        {
            while (at + 1 < tokens.Length && tokens[at + 1].Where.Start <= start) at++;
            names[at].Add(Name(hash));
            if (one != 0) names[at].Add(Name(Joined(one, hash)));
            if (two != 0) names[at].Add(Name(Joined(two, hash)));
            (one, two) = (hash, one == 0 ? 0 : Joined(one, hash));
        }

        return names;
    }

    private static List<(int Start, uint Hash)> Written(Utterance utterance)
    {
        var text = utterance.Text;
        var written = new List<(int, uint)>();
        var from = 0;
        foreach (var word in utterance.Written)
        {
            AddMarks(from, word.Where.Start);
            written.Add((word.Where.Start, FeatureNames.Hash(word.Text)));
            from = word.Where.End;
        }

        AddMarks(from, text.Length);
        return written;

        void AddMarks(int from, int end)
        {
            for (var at = from; at < end; at++)
            {
                if (Marks.Contains(text[at])) written.Add((at, FeatureNames.Hash(text.AsSpan(at, 1))));
            }
        }
    }

    private static uint Joined(uint first, uint second) => FeatureNames.Hash(second, FeatureNames.Hash(' ', first));

    private static uint Name(uint hash) => FeatureNames.OfKind(FeatureKind.Wording, hash);
}
