namespace AnkleBot.Language.Likeness;

/// <summary>A stretch of a message as numbers: which features it has, in ascending order, each with its weight; of length one.</summary>
internal readonly record struct Vector(int[] Ids, float[] Values)
{
    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var at = 0; at < Ids.Length; at++) sum += weights[Ids[at]] * Values[at];
        return sum;
    }

    /// <summary>How alike two stretches are, 0 to 1.</summary>
    public float Cosine(Vector other)
    {
        var (sum, i, j) = (0f, 0, 0);
        while (i < Ids.Length && j < other.Ids.Length)
        {
            if (Ids[i] == other.Ids[j]) sum += Values[i++] * other.Values[j++];
            else if (Ids[i] < other.Ids[j]) i++;
            else j++;
        }

        return sum;
    }
}
