namespace AnkleBot.Search.Evaluation;

/// <summary>The figures of one run, each from 0 to 1.</summary>
internal sealed record Figures(double RecallAt1, double RecallAt3, double Mrr, double RightAndAnswered, double Threshold, double Auroc)
{
    private const double LeakAllowed = 0.05;

    public static Figures Of(IReadOnlyList<Outcome> outcomes)
    {
        var inside = outcomes.Where(outcome => outcome.Question.InScope).ToList();
        var outside = outcomes.Where(outcome => !outcome.Question.InScope).Select(outcome => outcome.Answering).OrderDescending().ToArray();
        var threshold = ThresholdFor(outside);
        return new(
            Share(inside, outcome => outcome.Rank == 1),
            Share(inside, outcome => outcome.Rank is >= 1 and <= 3),
            inside.Count == 0 ? 0 : inside.Average(outcome => outcome.Rank == 0 ? 0 : 1.0 / outcome.Rank),
            Share(inside, outcome => outcome.Rank == 1 && outcome.Answering > threshold),
            threshold,
            AreaUnderCurve([.. inside.Select(outcome => outcome.Answering)], outside));
    }

    /// <summary>The 2.5th and 97.5th percentile of a figure over resampled questions, with a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<Outcome> outcomes, Func<Figures, double> figure)
    {
        const int Samples = 500;
        var random = new Random(20);
        var values = new double[Samples];
        for (var sample = 0; sample < Samples; sample++)
        {
            values[sample] = figure(Of([.. Enumerable.Range(0, outcomes.Count).Select(_ => outcomes[random.Next(outcomes.Count)])]));
        }

        Array.Sort(values);
        return (values[Samples / 40], values[Samples - 1 - (Samples / 40)]);
    }

    private static double ThresholdFor(double[] outside)
    {
        var leaks = (int)(LeakAllowed * outside.Length);
        return leaks < outside.Length ? outside[leaks] : 0;
    }

    private static double Share(List<Outcome> outcomes, Func<Outcome, bool> holds) =>
        outcomes.Count == 0 ? 0 : (double)outcomes.Count(holds) / outcomes.Count;

    // The chance that a question in scope is answered with more confidence than one that isn't; a tie counts half.
    private static double AreaUnderCurve(double[] inside, double[] outside)
    {
        if (inside.Length == 0 || outside.Length == 0) return 0;
        var sorted = outside.Order().ToArray();
        var sum = inside.Sum(value => (Below(sorted, value) + Below(sorted, Math.BitIncrement(value))) / 2.0);
        return sum / ((double)inside.Length * outside.Length);
    }

    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
