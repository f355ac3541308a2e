namespace AnkleBot.Language;

/// <summary>What stands between a word and the word before it.</summary>
internal enum Break
{
    None,

    /// <summary>A comma or a dash: the sentence goes on.</summary>
    Comma,

    /// <summary>A full stop, a question mark, a new line: the sentence is over.</summary>
    Stop,
}

/// <summary>One word of a message, as the rules see it.</summary>
/// <param name="Text">Lower-cased, with straight quotes and spelling corrected.</param>
/// <param name="Stem">The form that the rules compare, see <see cref="Stemmer"/>.</param>
/// <param name="Where">Where the word stands in the message as it was written.</param>
/// <param name="Before">What stands before it.</param>
internal sealed record Token(string Text, string Stem, Span Where, Break Before)
{
    /// <summary>The number that the word says ("four", "4", "4.5"), when it says one.</summary>
    public double? Number { get; init; }
}
