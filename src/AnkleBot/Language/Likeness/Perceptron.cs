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
    private readonly sbyte[] first;
    private readonly float[] steps;
    private readonly float[] second;
    private readonly float[] bias;

    private Perceptron(int[] rows, sbyte[] first, float[] steps, float[] second, float[] bias) =>
        (this.rows, this.first, this.steps, this.second, this.bias) = (rows, first, steps, second, bias);

    /// <param name="rows">For each feature its row among the first weights; -1 for one that is left out.</param>
    /// <param name="first">A row of <see cref="Hidden"/> weights for each feature; kept in 8 bits, since there are millions.</param>
    /// <param name="second">A row of <see cref="Hidden"/> weights for each class.</param>
    /// <param name="bias">One for each class.</param>
    public static Perceptron Of(int[] rows, float[] first, float[] second, float[] bias)
    {
        float[] steps = [.. first.Chunk(Hidden).Select(row => Math.Max(row.Max(Math.Abs), Smallest) / sbyte.MaxValue)];
        return new(rows, [.. first.Select((weight, at) => (sbyte)MathF.Round(weight / steps[at / Hidden]))], steps, second, bias);
    }

    public static Perceptron Read(BinaryReader from) =>
        new(from.ReadArray<int>(), from.ReadArray<sbyte>(), from.ReadArray<float>(), from.ReadArray<float>(), from.ReadArray<float>());

    public void Write(BinaryWriter to)
    {
        to.Write<int>(rows);
        to.Write<sbyte>(first);
        to.Write<float>(steps);
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
            AddScaled(first.AsSpan(row * Hidden, Hidden), vector.Values[at] * steps[row], units);
            squares += vector.Values[at] * vector.Values[at];
        }

        // As if the features that it knows were of length one.
        var length = squares > 0 ? MathF.Sqrt(squares) : 1;
        for (var unit = 0; unit < Hidden; unit++) units[unit] = Math.Max(0, units[unit] / length);
        var likely = new float[bias.Length];
        Weigh(second, bias, units, likely);
        return likely;
    }

    /// <summary>The natural logarithm of the odds of a chance, within bounds.</summary>
    public static float LogOdds(float chance) => MathF.Log((chance + Smallest) / (1 - chance + Smallest));

    /// <summary>From what the units say to how likely each class is.</summary>
    internal static void Weigh(ReadOnlySpan<float> second, ReadOnlySpan<float> bias, ReadOnlySpan<float> units, Span<float> likely)
    {
        for (var of = 0; of < likely.Length; of++) likely[of] = bias[of] + Dot(second.Slice(of * Hidden, Hidden), units);
        var (highest, sum) = (float.MinValue, 0f);
        foreach (var score in likely) highest = Math.Max(highest, score);
        foreach (ref var score in likely) sum += score = MathF.Exp(score - highest);
        foreach (ref var score in likely) score /= sum;
    }

    private static void AddScaled(ReadOnlySpan<sbyte> row, float scale, Span<float> sum)
    {
        for (var at = 0; at < Hidden; at += Vector<sbyte>.Count)
        {
            System.Numerics.Vector.Widen(new Vector<sbyte>(row[at..]), out var low, out var high);
            AddScaled(low, scale, sum[at..]);
            AddScaled(high, scale, sum[(at + Vector<short>.Count)..]);
        }
    }

    private static void AddScaled(Vector<short> row, float scale, Span<float> sum)
    {
        System.Numerics.Vector.Widen(row, out var low, out var high);
        (new Vector<float>(sum) + (System.Numerics.Vector.ConvertToSingle(low) * scale)).CopyTo(sum);
        sum = sum[Vector<float>.Count..];
        (new Vector<float>(sum) + (System.Numerics.Vector.ConvertToSingle(high) * scale)).CopyTo(sum);
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var at = 0; at < Hidden; at += Vector<float>.Count) sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        return System.Numerics.Vector.Sum(sum);
    }
}
