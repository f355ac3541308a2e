using System.Globalization;

namespace AnkleBot.Language;

/// <summary>Turns a message into tokens: short forms written out, spelling corrected, words stemmed.</summary>
internal sealed class Tokenizer
{
    private readonly WordForms forms;
    private readonly Stemmer stemmer;
    private readonly Spelling spelling;

    /// <param name="forms">What is known about single words.</param>
    /// <param name="vocabulary">Words that a misspelling may be corrected to.</param>
    public Tokenizer(WordForms forms, IEnumerable<string> vocabulary)
    {
        this.forms = forms;
        stemmer = new(forms.Irregular);
        spelling = new(vocabulary, forms.Ordinary, stemmer.Stem);
    }

    public IReadOnlyList<Token> Tokens(string text) => Tokens(RawWords.In(text));

    /// <param name="words">A message cut into words.</param>
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
        if (quote <= 0) return spelling.Parted(word) is [var first, var second] ? WrittenOut(first).Concat(WrittenOut(second)) : [word];
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
