namespace AnkleBot.Language.Likeness;

/// <summary>
/// A linear support vector machine with squared hinge loss, trained by dual coordinate descent (Hsieh et al. 2008), which
/// leaves examples that are well on their side alone between its first rounds and its last. The order of the examples is
/// fixed, so that the same examples give the same model.
/// </summary>
internal sealed class LinearModel
{
    private const int Rounds = 8;
    private const int FirstRounds = 2;
    private const float WellOnItsSide = 0.25f;
    private const float Cost = 1;

    private readonly float[] weights;
    private float bias;

    private LinearModel(float[] weights, float bias) => (this.weights, this.bias) = (weights, bias);

    /// <param name="vectors">The examples.</param>
    /// <param name="isPositive">For each, whether it belongs.</param>
    /// <param name="features">How many features there are.</param>
    public static LinearModel Train(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> isPositive, int features)
    {
        var model = new LinearModel(new float[features], 0);
        var (alphas, rests) = (new float[vectors.Count], new bool[vectors.Count]);
        var order = Enumerable.Range(0, vectors.Count).ToArray();
        var shuffle = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            shuffle.Shuffle(order);
            var all = round is < FirstRounds or Rounds - 1;
            foreach (var at in order)
            {
                if (all || !rests[at]) rests[at] = model.Step(vectors[at], isPositive[at], ref alphas[at]) > WellOnItsSide;
            }
        }

        return model;
    }

    /// <summary>What is added for every vector.</summary>
    public float Bias => bias;

    /// <summary>What a feature speaks for belonging; below 0 when it speaks against it.</summary>
    public float Weight(int feature) => weights[feature];

    // The gradient; more than 0 for an example that counts for nothing as it is.
    private float Step(Vector vector, bool positive, ref float alpha)
    {
        var sign = positive ? 1f : -1f;
        const float softness = 1 / (2 * Cost);
        var gradient = (sign * (vector.Dot(weights) + bias)) - 1 + (alpha * softness);
        // A vector has length one and the bias adds one more.
        var next = Math.Max(alpha - (gradient / (2 + softness)), 0);
        var change = (next - alpha) * sign;
        alpha = next;
        if (change == 0) return gradient;
        for (var at = 0; at < vector.Ids.Length; at++) weights[vector.Ids[at]] += change * vector.Values[at];
        bias += change;
        return 0;
    }
}
