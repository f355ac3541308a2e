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
    public string? Read(string text) => Best(text, _ => true);

    /// <summary>The same where nothing was asked: one word of two, "back pain" or "walking ok?", isn't what a message means.</summary>
    public string? ReadUnasked(string text) => Best(text, match => match.Others < match.Length);

    private string? Best(string text, Func<(string Means, int Others, int Length), bool> isMeant)
    {
        var utterance = lexicon.Prepare(text, []);
        return table.In(utterance)
            .Select(match => (match.Means, Others: Others(utterance, match.From, match.End), Length: match.End - match.From))
            .Where(match => match.Others <= MostOtherWords && isMeant(match))
            .OrderBy(match => match.Others).ThenByDescending(match => match.Length)
            .FirstOrDefault().Means;
    }

    private static int Others(Utterance utterance, int from, int end) =>
        Enumerable.Range(0, utterance.Count).Count(at => (at < from || at >= end) && !utterance.IsFiller(at));
}
