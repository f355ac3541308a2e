namespace AnkleBot.Search.Evaluation;

/// <summary>Fits the weights of the confidence by logistic regression with a light pull towards zero.</summary>
internal static class Logistic
{
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const double Pull = 0.001;

    public static SearchWeights Fit(SearchWeights weights, IReadOnlyList<(Evidence Evidence, bool Right)> examples)
    {
        if (examples.Count == 0) return weights;
        var rows = examples.Select(example => (Of: Features(example.Evidence), example.Right)).ToList();
        var fitted = new double[4];
        for (var step = 0; step < Steps; step++)
        {
            var slope = new double[fitted.Length];
            foreach (var (features, right) in rows)
            {
                var error = (right ? 1 : 0) - (1 / (1 + Math.Exp(-Dot(fitted, features))));
                for (var at = 0; at < slope.Length; at++) slope[at] += error * features[at];
            }

            for (var at = 0; at < slope.Length; at++) fitted[at] += Rate * ((slope[at] / rows.Count) - (at == 0 ? 0 : Pull * fitted[at]));
        }

        return weights with { Constant = fitted[0], OfScore = fitted[1], OfGap = fitted[2], OfMatched = fitted[3] };
    }

    private static double[] Features(Evidence evidence) => [1, Math.Log(1 + evidence.Score), evidence.Gap, evidence.Matched];

    private static double Dot(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var at = 0; at < one.Length; at++) sum += one[at] * other[at];
        return sum;
    }
}
