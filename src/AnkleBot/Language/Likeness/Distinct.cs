namespace AnkleBot.Language.Likeness;

internal static class Distinct
{
    /// <summary>Leaves each value once, in ascending order.</summary>
    public static void MakeDistinct<T>(this List<T> values)
        where T : struct, IEquatable<T>
    {
        values.Sort();
        var kept = 0;
        for (var at = 0; at < values.Count; at++)
        {
            if (at == 0 || !values[at].Equals(values[at - 1])) values[kept++] = values[at];
        }

        values.RemoveRange(kept, values.Count - kept);
    }
}
