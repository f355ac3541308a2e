namespace AnkleBot.Language;

/// <summary>Something that a whole message can mean ("start over", "and how often?"), and the ways of saying it.</summary>
/// <param name="Id">What it means.</param>
/// <param name="Says">Phrases that mean it.</param>
public sealed record Meaning(string Id, IReadOnlyList<Line> Says);

/// <summary>
/// Reads messages that mean one thing as a whole. A message with more in it than the phrase, but for fillers and one
/// more word, means something of its own and is left to others.
/// </summary>
public sealed class PhraseBook
{
    private const int MostOtherWords = 1;

    private readonly PhraseTable<string> table;
    private readonly Lexicon lexicon;

    internal PhraseBook(Lexicon lexicon, IReadOnlyList<Meaning> meanings, List<Problem> problems)
    {
        this.lexicon = lexicon;
        table = new(lexicon.Places);
        var parser = lexicon.Parser(problems);
        foreach (var meaning in meanings) parser.AddAllTo(table, meaning.Says, _ => meaning.Id);
    }

    /// <summary>What the message means as a whole; null when it is none of these.</summary>
    public string? Read(string text)
    {
        var utterance = lexicon.Prepare(text, []);
        return table.In(utterance)
            .Select(match => (match.Means, Others: Others(utterance, match.From, match.End), Length: match.End - match.From))
            .Where(match => match.Others <= MostOtherWords)
            .OrderBy(match => match.Others).ThenByDescending(match => match.Length)
            .FirstOrDefault().Means;
    }

    private static int Others(Utterance utterance, int from, int end) =>
        Enumerable.Range(0, utterance.Count).Count(at => (at < from || at >= end) && !utterance.IsFiller(at));
}
