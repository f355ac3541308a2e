namespace AnkleBot.Language.Likeness;

/// <summary>
/// Cuts a message into stretches to be compared: sentences, two sentences in a row, and pieces of long ones, so that a
/// flag buried in a long story stands out. What is long past, supposed, or about somebody else is left out.
/// </summary>
internal static class Stretches
{
    private const int Longest = 30;
    private const int Stride = 12;

    public static IEnumerable<IReadOnlyList<Word>> Of(Utterance utterance, Contexts contexts)
    {
        var sentences = Sentences(utterance, contexts).Where(sentence => sentence.Count > 0).ToList();
        for (var at = 0; at < sentences.Count; at++)
        {
            if (sentences[at].Count <= Longest) yield return sentences[at];
            for (var from = 0; sentences[at].Count > Longest && from < sentences[at].Count; from += Stride)
            {
                yield return [.. sentences[at].Skip(from).Take(Longest)];
            }

            if (at > 0 && sentences[at].Count + sentences[at - 1].Count <= Longest) yield return [.. sentences[at - 1], .. sentences[at]];
        }
    }

    private static List<List<Word>> Sentences(Utterance utterance, Contexts contexts)
    {
        var sentences = new List<List<Word>>();
        for (var at = 0; at < utterance.Count; at++)
        {
            if (sentences.Count == 0 || utterance.Tokens[at].Before == Break.Stop) sentences.Add([]);
            if (contexts.IsAsserted(at)) sentences[^1].Add(new(at, contexts.IsDenied(at)));
        }

        return sentences;
    }
}
