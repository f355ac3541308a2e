namespace AnkleBot.Language;

/// <summary>The ways of saying yes, no and "I don't know", from language/answers.yaml.</summary>
public sealed record AnswerWords(IReadOnlyList<Line> Yes, IReadOnlyList<Line> No, IReadOnlyList<Line> Unsure);

/// <summary>
/// Reads a plain yes, no or unsure. "Unsure" is looked for first, so that "not sure" is never read as "sure";
/// a yes and a no in one message are unsure too.
/// </summary>
internal sealed class PlainAnswers
{
    private const int LongestAnswer = 12;

    private readonly PhraseTable<Answer> table;

    public PlainAnswers(AnswerWords words, Lexicon lexicon)
    {
        table = new(lexicon.Places);
        Add(words.Unsure, Answer.Unsure, lexicon.Tokenizer);
        Add(words.No, Answer.No, lexicon.Tokenizer);
        Add(words.Yes, Answer.Yes, lexicon.Tokenizer);
    }

    public Answer Read(Utterance utterance)
    {
        var found = table.In(utterance).Where(match => StandsApart(utterance, match)).ToList();
        if (found.Count == 0) return Answer.None;
        if (found.Any(match => match.Means == Answer.Unsure)) return Answer.Unsure;
        var opening = found.Where(match => match.From == found[0].From).MaxBy(match => match.End);
        return opening.From == 0 || utterance.Count <= LongestAnswer ? opening.Means : Answer.None;
    }

    // "no" opens an answer ("no, I can't"); deep inside a sentence it is a word like any other.
    private static bool StandsApart(Utterance utterance, Match<Answer> match) =>
        match.From == 0 || utterance.Tokens[match.From].Before != Break.None || match.Means == Answer.Unsure;

    private void Add(IReadOnlyList<Line> lines, Answer answer, Tokenizer tokenizer)
    {
        foreach (var sequence in lines.SelectMany(line => Phrase.Parse(line.Text, tokenizer.Stem))) table.Add(answer, sequence);
    }
}
