using System.Numerics;

namespace AnkleBot.Language.Likeness;

/// <summary>
/// Trains a perceptron by AdaGrad (Duchi et al. 2011), one example after another, on inputs some of which are dropped at
/// random, so that no feature relies on another. The same examples in the same order give the same perceptron.
/// </summary>
internal sealed class PerceptronTraining
{
    private const int Hidden = Perceptron.Hidden;
    private const int Rounds = 4;
    private const float Rate = 0.1f;
    private const float Dropped = 0.2f;
    private const float Least = 1e-5f;

    private readonly Random random;
    private readonly float[] first;
    private readonly float[] firstSquares;
    private readonly float[] second;
    private readonly float[] bias;
    private readonly float[] secondSquares;
    private readonly int[] leftRows;
    private readonly float[] leftValues;

    private PerceptronTraining(int kept, int classes, int longest, int seed)
    {
        random = new(seed);
        (leftRows, leftValues) = (new int[longest], new float[longest]);
        first = Random(kept * Hidden, 0.5f);
        firstSquares = new float[kept];
        second = Random(classes * Hidden, 0.2f);
        secondSquares = new float[classes * Hidden];
        bias = new float[classes];
    }

    /// <param name="vectors">The examples.</param>
    /// <param name="belongs">For each, the number of its class, from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="least">What stands in fewer examples is left out: it only adds weights.</param>
    /// <param name="seeds">Where chance starts, for one perceptron each: another seed gives one that errs elsewhere.</param>
    public static IReadOnlyList<Perceptron> Train(
        IReadOnlyList<Vector> vectors, IReadOnlyList<int> belongs, int classes, int features, int least, IReadOnlyList<int> seeds)
    {
        var counts = new int[features];
        foreach (var id in vectors.SelectMany(vector => vector.Ids)) counts[id]++;
        var kept = 0;
        int[] rows = [.. counts.Select(count => count >= least ? kept++ : -1)];
        var examples = vectors.Select(vector => Known(rows, vector)).ToList();
        var longest = examples.Select(example => example.Rows.Length).DefaultIfEmpty().Max();
        return [.. seeds.AsParallel().AsOrdered().Select(Learn)];

        Perceptron Learn(int seed)
        {
            var training = new PerceptronTraining(kept, classes, longest, seed);
            training.Learn(examples, belongs);
            return Perceptron.Of(rows, training.first, training.second, training.bias);
        }
    }

    // The features that there are rows for, again of length one.
    private static (int[] Rows, float[] Values) Known(int[] rows, Vector vector)
    {
        var (ids, values) = vector;
        var at = Array.FindAll([.. Enumerable.Range(0, ids.Length)], index => rows[ids[index]] >= 0);
        var length = MathF.Sqrt(at.Sum(index => values[index] * values[index]));
        return ([.. at.Select(index => rows[ids[index]])], [.. at.Select(index => values[index] / length)]);
    }

    private void Learn(List<(int[] Rows, float[] Values)> examples, IReadOnlyList<int> belongs)
    {
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var at in order) Step(examples[at].Rows, examples[at].Values, belongs[at], Rate * (Rounds - round) / Rounds);
        }
    }

    private void Step(int[] rows, float[] values, int belongs, float rate)
    {
        var count = Drop(rows, values);
        var known = leftRows.AsSpan(0, count);
        var weights = leftValues.AsSpan(0, count);
        Span<float> units = stackalloc float[Hidden];
        units.Clear();
        Activate(known, weights, units);
        Span<float> likely = stackalloc float[bias.Length];
        Perceptron.Weigh(second, bias, units, likely);
        Span<float> blame = stackalloc float[Hidden];
        blame.Clear();
        likely[belongs] -= 1;
        for (var of = 0; of < likely.Length; of++)
        {
            if (Math.Abs(likely[of]) >= Least) StepSecond(of, likely[of], units, blame, rate);
        }

        StepFirst(known, weights, units, blame, rate);
    }

    // Adds the features' weights to the units, and cuts off what is below zero.
    private void Activate(ReadOnlySpan<int> known, ReadOnlySpan<float> weights, Span<float> units)
    {
        for (var at = 0; at < known.Length; at++) AddScaled(first.AsSpan(known[at] * Hidden, Hidden), weights[at], units);
        for (var unit = 0; unit < Hidden; unit++) units[unit] = Math.Max(0, units[unit]);
    }

    private int Drop(int[] rows, float[] values)
    {
        var count = 0;
        for (var at = 0; at < rows.Length; at++)
        {
            if (random.NextSingle() < Dropped) continue;
            leftRows[count] = rows[at];
            leftValues[count++] = values[at] / MathF.Sqrt(1 - Dropped);
        }

        return count;
    }

    private void StepSecond(int of, float error, ReadOnlySpan<float> units, Span<float> blame, float rate)
    {
        var row = second.AsSpan(of * Hidden, Hidden);
        var squares = secondSquares.AsSpan(of * Hidden, Hidden);
        AddScaled(row, error, blame);
        for (var unit = 0; unit < Hidden; unit++)
        {
            var gradient = error * units[unit];
            if (gradient == 0) continue;
            squares[unit] += gradient * gradient;
            row[unit] -= rate * gradient / MathF.Sqrt(squares[unit] + 1e-6f);
        }

        bias[of] -= rate * 0.1f * error;
    }

    // One rate for a feature's whole row: a rare feature steps further than a common one.
    private void StepFirst(ReadOnlySpan<int> known, ReadOnlySpan<float> weights, ReadOnlySpan<float> units, Span<float> blame, float rate)
    {
        var size = 0f;
        for (var unit = 0; unit < Hidden; unit++)
        {
            if (units[unit] <= 0) blame[unit] = 0;
            size += blame[unit] * blame[unit] / Hidden;
        }

        if (size == 0) return;
        for (var at = 0; at < known.Length; at++)
        {
            ref var squares = ref firstSquares[known[at]];
            squares += weights[at] * weights[at] * size;
            AddScaled(blame, -rate * weights[at] / MathF.Sqrt(squares + 1e-8f), first.AsSpan(known[at] * Hidden, Hidden));
        }
    }

    private static void AddScaled(ReadOnlySpan<float> row, float scale, Span<float> sum)
    {
        for (var at = 0; at < Hidden; at += Vector<float>.Count)
        {
            var part = sum.Slice(at, Vector<float>.Count);
            (new Vector<float>(part) + (new Vector<float>(row[at..]) * scale)).CopyTo(part);
        }
    }

    private float[] Random(int count, float most)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan()) value = ((random.NextSingle() * 2) - 1) * most;
        return values;
    }
}
