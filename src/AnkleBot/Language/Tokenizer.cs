using System.Globalization;

namespace AnkleBot.Language;

/// <summary>Turns a message into tokens: short forms written out, spelling corrected, words stemmed.</summary>
internal sealed class Tokenizer
{
    private readonly WordForms forms;
    private readonly Stemmer stemmer;
    private readonly Spelling spelling;
    private readonly RunTogether runTogether;

    /// <param name="forms">What is known about single words.</param>
    /// <param name="vocabulary">Words that a misspelling may be corrected to.</param>
    public Tokenizer(WordForms forms, IReadOnlyList<string> vocabulary)
    {
        this.forms = forms;
        stemmer = new(forms.Irregular);
        spelling = new(vocabulary, forms.Ordinary, stemmer.Stem);
        runTogether = new(vocabulary.Concat(forms.Expansions.Keys));
    }

    public IReadOnlyList<Token> Tokens(string text) => Tokens(Words(text));

    /// <summary>The words of a message as they were written, those typed without a space between them parted.</summary>
    public IReadOnlyList<RawWord> Words(string text) => [.. RawWords.In(text).SelectMany(Parted)];

    /// <param name="words">The words of a message, see <see cref="Words"/>.</param>
    public IReadOnlyList<Token> Tokens(IReadOnlyList<RawWord> words)
    {
        var tokens = new List<Token>(words.Count + 8);
        foreach (var word in words)
        {
            var before = word.Before;
            foreach (var part in WrittenOut(word.Text))
            {
                tokens.Add(Token(part, word.Where, before));
                before = Break.None;
            }
        }

        return tokens;
    }

    /// <summary>The stem under which <paramref name="word"/> of a rule is compared.</summary>
    public string Stem(string word) => stemmer.Stem(word);

    private Token Token(string word, Span where, Break before)
    {
        var number = Number(word);
        var spelt = number is null ? spelling.Correct(word) : word;
        return new(spelt, stemmer.Stem(spelt), where, before) { Number = number };
    }

    private IEnumerable<RawWord> Parted(RawWord word) =>
        !IsKnown(word.Text) && runTogether.Parts(word.Text) is { Count: > 1 } parts && !spelling.IsSlip(word.Text)
            ? parts.Select((part, at) => new RawWord(part.Text, new(word.Where.Start + part.Start, part.Text.Length), at == 0 ? word.Before : Break.None))
            : [word];

    private bool IsKnown(string word) => spelling.Knows(word) || forms.Misspellings.ContainsKey(word) || forms.Expansions.ContainsKey(word);

    private double? Number(string word)
    {
        if (forms.Numbers.TryGetValue(word, out var value)) return value;
        return char.IsAsciiDigit(word[0])
            && double.TryParse(word.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out value)
            ? value
            : null;
    }

    private IEnumerable<string> WrittenOut(string word)
    {
        if (forms.Misspellings.TryGetValue(word, out var corrected)) word = corrected;
        if (forms.Expansions.TryGetValue(word, out var expanded)) return expanded.Split(' ');
        var quote = word.LastIndexOf('\'');
        if (quote <= 0) return [word];
        var head = word[..quote].Replace("'", "", StringComparison.Ordinal);
        return word[(quote + 1)..] switch
        {
            "t" when head.EndsWith('n') => WrittenOut(head + "t") is var parts && parts.Skip(1).Any() ? parts : [head[..^1], "not"],
            "ll" => [head, "will"],
            "d" => [head, "would"],
            "re" => [head, "are"],
            "ve" => [head, "have"],
            "m" => [head, "am"],
            "s" => [head, "'s"],
            _ => [head + word[(quote + 1)..]],
        };
    }
}
