namespace AnkleBot.Language.Likeness;

/// <summary>
/// Cuts a message into stretches to be compared: the whole of it, unless it is very long, and its sentences and pieces, so
/// that a flag buried in a story stands out. Words that deny or date a thing stay in: the examples hold them too.
/// </summary>
internal static class Stretches
{
    private const int LongestWhole = 80;
    private const int Longest = 45;
    private const int Stride = 15;
    private const int ShortestClause = 3;

    /// <summary>How many words on each side tell how a few are meant: more bring in the rest of the story.</summary>
    private const int Beside = 5;

    /// <summary>The whole message, unless it is so long that its parts say more.</summary>
    public static Range? Whole(Utterance utterance) => utterance.Count is > 0 and <= LongestWhole ? 0..utterance.Count : null;

    /// <summary>Sentences, pieces of very long ones, and every two sentences that follow each other.</summary>
    public static IEnumerable<Range> Parts(Utterance utterance)
    {
        var sentences = Between(utterance, Break.Stop);
        if (sentences is [var only] && IsShort(only)) return [];
        var pairs = sentences.Zip(sentences.Skip(1), (one, next) => one.Start..next.End).Where(IsShort);
        return sentences.SelectMany(Pieces).Concat(sentences.Count > 2 ? pairs : []);
    }

    /// <summary>The clauses between commas that aren't sentences of their own: an aside in one long sentence.</summary>
    public static IEnumerable<Range> Clauses(Utterance utterance) =>
        Between(utterance, Break.Comma).Except(Between(utterance, Break.Stop)).Where(clause => clause.End.Value - clause.Start.Value >= ShortestClause);

    /// <summary>Some words and a few on each side of them.</summary>
    /// <param name="utterance">The message.</param>
    /// <param name="at">The first of the words.</param>
    /// <param name="where">All of them.</param>
    public static Range Around(Utterance utterance, int at, Span where)
    {
        var end = Array.FindIndex(utterance.Tokens, at, token => token.Where.Start >= where.End);
        return Math.Max(at - Beside, 0)..Math.Min((end < 0 ? utterance.Count : end) + Beside, utterance.Count);
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

    private static List<Range> Between(Utterance utterance, Break least)
    {
        var between = new List<Range>();
        var from = 0;
        for (var at = 1; at <= utterance.Count; at++)
        {
            if (at < utterance.Count && utterance.Tokens[at].Before < least) continue;
            between.Add(from..at);
            from = at;
        }

        return between;
    }
}
