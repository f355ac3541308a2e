namespace AnkleBot.Search;

/// <summary>
/// Every number that search turns on. Chosen by cross-validation on the questions in tests/data/search
/// (<c>dotnet run --project tests/AnkleBot.Search.Evaluation -- --tune</c>), never on those that judge.
/// </summary>
public sealed record SearchWeights
{
    /// <summary>BM25F: how soon more of the same word stops counting.</summary>
    public double Saturation { get; init; } = 1.2;

    /// <summary>BM25F: how much a long field is held back, 0 to 1.</summary>
    public double LengthShare { get; init; } = 0.2;

    /// <summary>What a word of the answer, its steps and "more" counts, against 1 for the ways of asking.</summary>
    public double Text { get; init; } = 0.3;

    /// <summary>What a word of the topic's name counts.</summary>
    public double Topic { get; init; } = 0.8;

    /// <summary>What a synonym counts, against 1 for the word itself.</summary>
    public double Synonym { get; init; } = 0.9;

    /// <summary>What two words that stand side by side count on top of themselves.</summary>
    public double Pair { get; init; } = 0.1;

    /// <summary>What a word that only looks alike counts, times its likeness.</summary>
    public double Likeness { get; init; } = 1.0;

    /// <summary>The least likeness (Dice, 0 to 1, over 4-grams) that counts at all.</summary>
    public double LeastLikeness { get; init; } = 0.35;

    /// <summary>What an unknown word weighs in the question, against 1 for a word that one entry holds.</summary>
    public double Unknown { get; init; } = 0.8;

    /// <summary>A passage's score is multiplied by this: an FAQ entry that fits as well is preferred.</summary>
    public double Passage { get; init; } = 0.6;

    /// <summary>A decline's and a small-talk reply's score is multiplied by this.</summary>
    public double Decline { get; init; } = 0.9;

    /// <summary>An entry's score is multiplied by one and this times how like the question is to its likest way of asking.</summary>
    public double Line { get; init; } = 2.5;

    /// <summary>An entry's score is multiplied by e to the power of this times the classifier's margin.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>The entry that is asked for in these very words is multiplied by one and this.</summary>
    public double VeryWords { get; init; } = 1.0;

    /// <summary>An entry of the topic that a question leans on is multiplied by one and this.</summary>
    public double Leaning { get; init; } = 0.5;

    /// <summary>Confidence: the logistic function's constant.</summary>
    public double Constant { get; init; } = -1.19;

    /// <summary>Confidence: per unit of ln(1 + score).</summary>
    public double OfScore { get; init; } = 0.78;

    /// <summary>Confidence: per unit of the gap to the next different entry, -1 to 1 of the better score.</summary>
    public double OfGap { get; init; } = 1.86;

    /// <summary>Confidence: per unit of the share of the question's weight that was matched, 0 to 1.</summary>
    public double OfMatched { get; init; } = 0.32;

    /// <summary>From this confidence on, an answer is given: 5 in 100 questions that are not ours get past it.</summary>
    public double AnswerFrom { get; init; } = 0.8;

    /// <summary>From this confidence on, entries are offered as choices; below it, the bot says that it doesn't know.</summary>
    public double OfferFrom { get; init; } = 0.2;

    /// <summary>How likely it is, 0 to 1, that a hit is what was asked.</summary>
    internal double Confidence(Evidence evidence) => 1 / (1 + Math.Exp(
        -(Constant + (OfScore * Math.Log(1 + evidence.Score)) + (OfGap * evidence.Gap) + (OfMatched * evidence.Matched))));
}

/// <summary>What speaks for a hit.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Gap">How far it is above the next different entry, as a share of the better score; below 0 for one that is not first.</param>
/// <param name="Matched">The share of the question's weight that it met, 0 to 1.</param>
internal readonly record struct Evidence(double Score, double Gap, double Matched);
