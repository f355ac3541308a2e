namespace AnkleBot.Language;

/// <summary>What the rules made of one message.</summary>
/// <param name="Utterance">Its words.</param>
/// <param name="Contexts">How each word was meant.</param>
/// <param name="Findings">The signs in it, each with the token at which it starts.</param>
internal sealed record RuleReading(Utterance Utterance, Contexts Contexts, IReadOnlyList<(int At, Finding Finding)> Findings);
