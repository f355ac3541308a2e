using AnkleBot.Language;

namespace AnkleBot.Search;

/// <summary>What knowledge/language says about the words of a search.</summary>
/// <param name="Slots">Words and phrases that stand for one another: runners say "frozen peas" and mean ice.</param>
/// <param name="StopWords">Words that tell no two questions apart; question words are none of them.</param>
public sealed record SearchWords(IReadOnlyList<SynonymSlot> Slots, IReadOnlySet<string> StopWords)
{
    public static SearchWords None { get; } = new([], new HashSet<string>());
}

/// <summary>Words and phrases that mean the same in a search; a question scores by the best of them, never by their sum.</summary>
public sealed record SynonymSlot(IReadOnlyList<Line> Ways);
