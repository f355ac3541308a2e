using System.Globalization;

namespace AnkleBot.Search.Evaluation;

/// <summary>
/// Chooses weights, one after another, by five-fold cross-validation: what is chosen on four folds is judged on the
/// fifth. The weights that it prints at the end are chosen on all of them, and judged by a set that is not here.
/// </summary>
internal sealed class Tuning(IReadOnlyList<Question> questions, Func<SearchWeights, MemoryIndex> build)
{
    private const int Folds = 5;
    private const int Rounds = 1;

    private static readonly (string Name, double[] Values, Func<SearchWeights, double, SearchWeights> With)[] Dials =
    [
        ("Saturation", [0.6, 0.9, 1.2, 1.6, 2.2], (weights, value) => weights with { Saturation = value }),
        ("LengthShare", [0.2, 0.35, 0.5, 0.65, 0.8], (weights, value) => weights with { LengthShare = value }),
        ("Text", [0.1, 0.2, 0.3, 0.45, 0.6], (weights, value) => weights with { Text = value }),
        ("Topic", [0, 0.1, 0.2, 0.4, 0.8], (weights, value) => weights with { Topic = value }),
        ("Synonym", [0.5, 0.6, 0.7, 0.8, 0.9], (weights, value) => weights with { Synonym = value }),
        ("Pair", [0, 0.1, 0.18, 0.25, 0.4], (weights, value) => weights with { Pair = value }),
        ("Line", [0.25, 0.5, 1, 1.5, 2.5], (weights, value) => weights with { Line = value }),
        ("Margin", [0, 0.25, 0.5, 0.75, 1, 1.5], (weights, value) => weights with { Margin = value }),
        ("Likeness", [0.4, 0.6, 0.8, 1], (weights, value) => weights with { Likeness = value }),
        ("LeastLikeness", [0.35, 0.45, 0.5, 0.6], (weights, value) => weights with { LeastLikeness = value }),
        ("Passage", [0.6, 0.7, 0.8, 0.9], (weights, value) => weights with { Passage = value }),
        ("Decline", [0.9, 1, 1.1, 1.2, 1.3], (weights, value) => weights with { Decline = value }),
        ("Unknown", [0.2, 0.4, 0.6, 0.8, 1], (weights, value) => weights with { Unknown = value }),
    ];

    private readonly Dictionary<SearchWeights, Trial> tried = [];

    public void Print()
    {
        var before = new SearchWeights();
        var judged = new List<Outcome>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var chosen = Choose(before, question => question.Fold != fold);
            judged.AddRange(Outcomes(chosen, question => question.Fold == fold));
        }

        Print("as it stands", Figures.Of(Outcomes(before, _ => true)));
        Print("cross-validated", Figures.Of(judged));
        var last = Choose(before, _ => true);
        Print("chosen on all", Figures.Of(Outcomes(last, _ => true)));
        Console.WriteLine(last);
    }

    private SearchWeights Choose(SearchWeights weights, Func<Question, bool> among)
    {
        var best = (Weights: weights, Worth: Worth(weights, among));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, values, with) in Dials)
            {
                foreach (var next in values.Select(value => with(best.Weights, value)))
                {
                    var worth = Worth(next, among);
                    if (worth > best.Worth + 0.0005) best = (next, worth);
                }
            }
        }

        return Calibrated(best.Weights, among);
    }

    private double Worth(SearchWeights weights, Func<Question, bool> among)
    {
        var figures = Figures.Of(Outcomes(Calibrated(weights, among), among));
        return figures.RecallAt1 + (0.5 * figures.RecallAt3) + figures.RightAndAnswered + (0.5 * figures.Auroc);
    }

    private SearchWeights Calibrated(SearchWeights weights, Func<Question, bool> among) =>
        Logistic.Fit(weights, [.. Try(weights).Where(found => among(found.Question)).Select(found => (found.First, found.Right))]);

    private List<Outcome> Outcomes(SearchWeights weights, Func<Question, bool> among) =>
        [.. Try(weights).Where(found => among(found.Question)).Select(found => found.With(weights))];

    // The ranking doesn't depend on the weights of the confidence, so that one search serves every fold's calibration.
    private Trial Try(SearchWeights weights)
    {
        var ranking = weights with { Constant = 0, OfScore = 0, OfGap = 0, OfMatched = 0 };
        if (!tried.TryGetValue(ranking, out var trial)) tried[ranking] = trial = new(questions, build(ranking));
        return trial;
    }

    private static void Print(string name, Figures figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-16} recall@1 {figures.RecallAt1:0.000}  recall@3 {figures.RecallAt3:0.000}  MRR {figures.Mrr:0.000}  right and answered {figures.RightAndAnswered:0.000} from {figures.Threshold:0.00}  AUROC {figures.Auroc:0.000}"));
}
