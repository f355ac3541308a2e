namespace AnkleBot.Language;

/// <summary>The side, the pain score and the duration that a message names.</summary>
internal static class Quantities
{
    private const double LongestDays = 40 * 365;

    public static Side Side(Utterance utterance)
    {
        var words = utterance.Tokens.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        if (words.Contains("both") || (words.Contains("left") && words.Contains("right"))) return Language.Side.Both;
        if (words.Contains("left")) return Language.Side.Left;
        return words.Contains("right") && !words.Overlaps(["now", "away", "after"]) ? Language.Side.Right : Language.Side.Unknown;
    }

    public static double? PainScore(Utterance utterance)
    {
        for (var at = 0; at < utterance.Count; at++)
        {
            if (utterance.SlotsAt(at).Any(hit => hit.Slot.StartsWith("score-", StringComparison.Ordinal))) return utterance.Tokens[at].Number;
        }

        // A bare number answers a question for a score.
        return utterance.Count == 1 && utterance.Tokens[0].Number is >= 0 and <= 10 and var score ? score : null;
    }

    public static double? DurationDays(Utterance utterance)
    {
        double? longest = null;
        for (var at = 0; at < utterance.Count; at++)
        {
            if (Measures.Duration(utterance, at) is { Days: < LongestDays } duration && !(longest > duration.Days)) longest = duration.Days;
        }

        return longest;
    }
}
