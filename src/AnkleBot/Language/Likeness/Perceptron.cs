using System.Numerics;

namespace AnkleBot.Language.Likeness;

/// <summary>
/// A perceptron with one hidden layer. A linear model adds up what words tell one by one; this one has also learnt what they
/// tell together, such as a denial and what is denied some words apart.
/// </summary>
internal sealed class Perceptron
{
    /// <summary>How many units the hidden layer has; a multiple of every machine's vector width.</summary>
    internal const int Hidden = 64;

    private const float Smallest = 1e-6f;

    private readonly int[] rows;
    private readonly float[] first;
    private readonly float[] second;
    private readonly float[] bias;

    /// <param name="rows">For each feature its row among the first weights; -1 for one that is left out.</param>
    /// <param name="first">A row of <see cref="Hidden"/> weights for each feature; kept at half precision, since there are millions.</param>
    /// <param name="second">A row of <see cref="Hidden"/> weights for each class.</param>
    /// <param name="bias">One for each class.</param>
    internal Perceptron(int[] rows, float[] first, float[] second, float[] bias) =>
        (this.rows, this.first, this.second, this.bias) = (rows, first, second, bias);

    public static Perceptron Read(BinaryReader from) =>
        new(from.ReadArray<int>(), Array.ConvertAll(from.ReadArray<Half>(), weight => (float)weight), from.ReadArray<float>(), from.ReadArray<float>());

    public void Write(BinaryWriter to)
    {
        to.Write<int>(rows);
        to.Write<Half>(Array.ConvertAll(first, weight => (Half)weight));
        to.Write<float>(second);
        to.Write<float>(bias);
    }

    /// <summary>How likely each class is, 0 to 1; together 1.</summary>
    public float[] Classify(Vector vector)
    {
        Span<float> units = stackalloc float[Hidden];
        units.Clear();
        var squares = 0f;
        for (var at = 0; at < vector.Ids.Length; at++)
        {
            var row = rows[vector.Ids[at]];
            if (row < 0) continue;
            AddScaled(first.AsSpan(row * Hidden, Hidden), vector.Values[at], units);
            squares += vector.Values[at] * vector.Values[at];
        }

        // As if the features that it knows were of length one.
        var length = squares > 0 ? MathF.Sqrt(squares) : 1;
        for (var unit = 0; unit < Hidden; unit++) units[unit] = Math.Max(0, units[unit] / length);
        var likely = new float[bias.Length];
        Weigh(units, likely);
        return likely;
    }

    /// <summary>The natural logarithm of the odds of a chance, within bounds.</summary>
    public static float LogOdds(float chance) => MathF.Log((chance + Smallest) / (1 - chance + Smallest));

    /// <summary>The features that there are rows for, again of length one.</summary>
    internal static (int[] Rows, float[] Values) Known(int[] rows, Vector vector)
    {
        var (ids, values) = vector;
        var at = Array.FindAll([.. Enumerable.Range(0, ids.Length)], index => rows[ids[index]] >= 0);
        var length = MathF.Sqrt(at.Sum(index => values[index] * values[index]));
        return ([.. at.Select(index => rows[ids[index]])], [.. at.Select(index => values[index] / length)]);
    }

    /// <summary>Adds the features' weights to the units, and cuts off what is below zero.</summary>
    internal void Activate(ReadOnlySpan<int> known, ReadOnlySpan<float> values, Span<float> units)
    {
        for (var at = 0; at < known.Length; at++) AddScaled(first.AsSpan(known[at] * Hidden, Hidden), values[at], units);
        for (var unit = 0; unit < Hidden; unit++) units[unit] = Math.Max(0, units[unit]);
    }

    internal void Weigh(ReadOnlySpan<float> units, Span<float> likely)
    {
        for (var of = 0; of < likely.Length; of++) likely[of] = bias[of] + Dot(second.AsSpan(of * Hidden, Hidden), units);
        var (highest, sum) = (float.MinValue, 0f);
        foreach (var score in likely) highest = Math.Max(highest, score);
        foreach (ref var score in likely) sum += score = MathF.Exp(score - highest);
        foreach (ref var score in likely) score /= sum;
    }

    internal static void AddScaled(ReadOnlySpan<float> row, float scale, Span<float> sum)
    {
        for (var at = 0; at < Hidden; at += Vector<float>.Count)
        {
            var part = sum.Slice(at, Vector<float>.Count);
            (new Vector<float>(part) + (new Vector<float>(row[at..]) * scale)).CopyTo(part);
        }
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var at = 0; at < Hidden; at += Vector<float>.Count) sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        return System.Numerics.Vector.Sum(sum);
    }
}
