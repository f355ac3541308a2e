namespace AnkleBot.Language;

/// <summary>
/// What knowledge/language says about single words.
/// </summary>
/// <param name="Expansions">Short forms and what they stand for: <c>cant</c> to <c>can not</c>, <c>wks</c> to <c>weeks</c>.</param>
/// <param name="Irregular">Forms that no suffix rule reaches: <c>swollen</c> to <c>swell</c>.</param>
/// <param name="Misspellings">Common misspellings of one word: <c>ankel</c> to <c>ankle</c>.</param>
/// <param name="Numbers">Number words and their value: <c>four</c> to 4.</param>
/// <param name="Ordinary">Ordinary words, which are never taken for a misspelt sign.</param>
public sealed record WordForms(
    IReadOnlyDictionary<string, string> Expansions,
    IReadOnlyDictionary<string, string> Irregular,
    IReadOnlyDictionary<string, string> Misspellings,
    IReadOnlyDictionary<string, double> Numbers,
    IReadOnlySet<string> Ordinary);
