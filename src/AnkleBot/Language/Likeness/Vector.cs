namespace AnkleBot.Language.Likeness;

/// <summary>A stretch of a message as numbers: which features it has, in ascending order, each with its weight; of length one.</summary>
internal readonly record struct Vector(int[] Ids, float[] Values)
{
    /// <summary>The sum of products with weights, or with another stretch spread out: how alike the two are, 0 to 1.</summary>
    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var at = 0; at < Ids.Length; at++) sum += weights[Ids[at]] * Values[at];
        return sum;
    }
}
