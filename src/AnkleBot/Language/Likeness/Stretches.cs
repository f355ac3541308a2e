namespace AnkleBot.Language.Likeness;

/// <summary>
/// Cuts a message into stretches to be compared: a message of ordinary length whole, a long story by sentences and by
/// pieces, so that a flag buried in it stands out. Words that deny or date a thing stay in: the examples hold them too.
/// </summary>
internal static class Stretches
{
    private const int LongestWhole = 80;
    private const int Longest = 45;
    private const int Stride = 15;

    public static IEnumerable<Range> Of(Utterance utterance)
    {
        if (utterance.Count <= LongestWhole) return utterance.Count == 0 ? [] : [0..utterance.Count];
        var sentences = Sentences(utterance);
        return sentences.SelectMany(Pieces).Concat(sentences.Zip(sentences.Skip(1), (one, next) => one.Start..next.End).Where(IsShort));
    }

    private static bool IsShort(Range range) => range.End.Value - range.Start.Value <= Longest;

    private static IEnumerable<Range> Pieces(Range sentence)
    {
        if (IsShort(sentence)) return [sentence];
        var (from, end) = (sentence.Start.Value, sentence.End.Value);
        return Enumerable.Range(0, ((end - from) / Stride) + 1)
            .Select(piece => from + (piece * Stride))
            .Where(start => start < end)
            .Select(start => start..Math.Min(start + Longest, end));
    }

    private static List<Range> Sentences(Utterance utterance)
    {
        var sentences = new List<Range>();
        var from = 0;
        for (var at = 1; at <= utterance.Count; at++)
        {
            if (at < utterance.Count && utterance.Tokens[at].Before != Break.Stop) continue;
            sentences.Add(from..at);
            from = at;
        }

        return sentences;
    }
}
