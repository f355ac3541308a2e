using System.Numerics;
using Lanes = System.Numerics.Vector;

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

    private readonly Row[] rows;
    private readonly sbyte[] first;
    private readonly float[] second;
    private readonly float[] bias;

    private Perceptron(Row[] rows, sbyte[] first, float[] second, float[] bias) =>
        (this.rows, this.first, this.second, this.bias) = (rows, first, second, bias);

    /// <param name="Start">Where a feature's first weights start; -1 for one that is left out.</param>
    /// <param name="Step">What one of their 8 bits stands for.</param>
    private readonly record struct Row(int Start, float Step);

    /// <param name="rows">For each feature its row among the first weights; -1 for one that is left out.</param>
    /// <param name="first">A row of <see cref="Hidden"/> weights for each feature; kept in 8 bits, since there are millions.</param>
    /// <param name="second">A row of <see cref="Hidden"/> weights for each class.</param>
    /// <param name="bias">One for each class.</param>
    public static Perceptron Of(int[] rows, float[] first, float[] second, float[] bias)
    {
        float[] steps = [.. first.Chunk(Hidden).Select(row => Math.Max(row.Max(Math.Abs), Smallest) / sbyte.MaxValue)];
        return new(
            [.. rows.Select(row => row < 0 ? new Row(-1, 0) : new(row * Hidden, steps[row]))],
            [.. first.Select((weight, at) => (sbyte)MathF.Round(weight / steps[at / Hidden]))],
            second,
            bias);
    }

    public static Perceptron Read(BinaryReader from) =>
        new(from.ReadArray<Row>(), from.ReadArray<sbyte>(), from.ReadArray<float>(), from.ReadArray<float>());

    public void Write(BinaryWriter to)
    {
        to.Write<Row>(rows);
        to.Write<sbyte>(first);
        to.Write<float>(second);
        to.Write<float>(bias);
    }

    /// <summary>How likely each class is, 0 to 1; together 1.</summary>
    public float[] Classify(Vector vector)
    {
        var (starts, scales) = (new int[vector.Ids.Length], new float[vector.Ids.Length]);
        var known = Known(vector, starts, scales);
        Span<float> units = stackalloc float[Hidden];
        for (var unit = 0; unit < Hidden; unit += Vector<sbyte>.Count) Activate(starts.AsSpan(0, known), scales, unit, units[unit..]);
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

    // Where the rows of the features that it knows start, and what each is multiplied by, as if they were of length one.
    private int Known(Vector vector, Span<int> starts, Span<float> scales)
    {
        var (known, squares) = (0, 0f);
        for (var at = 0; at < vector.Ids.Length; at++)
        {
            var row = rows[vector.Ids[at]];
            if (row.Start < 0) continue;
            starts[known] = row.Start;
            scales[known++] = vector.Values[at] * row.Step;
            squares += vector.Values[at] * vector.Values[at];
        }

        foreach (ref var scale in scales[..known]) scale /= MathF.Sqrt(squares);
        return known;
    }

    // As many units as a vector has bytes: their sums stay in registers while all rows are gone through.
    private void Activate(ReadOnlySpan<int> starts, ReadOnlySpan<float> scales, int from, Span<float> units)
    {
        var (one, two, three, four) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (var at = 0; at < starts.Length; at++)
        {
            var row = new Vector<sbyte>(first, starts[at] + from);
            var (low, high) = (Lanes.WidenLower(row), Lanes.WidenUpper(row));
            one += Lanes.ConvertToSingle(Lanes.WidenLower(low)) * scales[at];
            two += Lanes.ConvertToSingle(Lanes.WidenUpper(low)) * scales[at];
            three += Lanes.ConvertToSingle(Lanes.WidenLower(high)) * scales[at];
            four += Lanes.ConvertToSingle(Lanes.WidenUpper(high)) * scales[at];
        }

        foreach (var sum in (ReadOnlySpan<Vector<float>>)[one, two, three, four])
        {
            Lanes.Max(sum, Vector<float>.Zero).CopyTo(units);
            units = units[Vector<float>.Count..];
        }
    }

    private static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = Vector<float>.Zero;
        for (var at = 0; at < Hidden; at += Vector<float>.Count) sum += new Vector<float>(one[at..]) * new Vector<float>(other[at..]);
        return Lanes.Sum(sum);
    }
}
