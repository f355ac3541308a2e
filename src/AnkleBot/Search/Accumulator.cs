namespace AnkleBot.Search;

/// <summary>Room to add up the scores of all entries; kept and used again, since a question needs it for microseconds.</summary>
internal sealed class Accumulator(int entries)
{
    private readonly float[] totals = new float[entries];
    private readonly float[] inSlot = new float[entries];
    private readonly int[] touched = new int[entries];
    private readonly int[] touchedInSlot = new int[entries];
    private int count;

    /// <summary>The entries that have a score.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    public float Total(int entry) => totals[entry];

    public void Add(Slot slot, Postings postings)
    {
        if (slot.Alternatives is [var only])
        {
            AddOnly(postings.Entries(only.Term), postings.Impacts(only.Term), only.Weight);
            return;
        }

        var inThis = 0;
        foreach (var (term, weight) in slot.Alternatives)
        {
            var impacts = postings.Impacts(term);
            var entries = postings.Entries(term);
            for (var at = 0; at < entries.Length; at++)
            {
                ref var best = ref inSlot[entries[at]];
                if (best == 0) touchedInSlot[inThis++] = entries[at];
                best = Math.Max(best, weight * impacts[at]);
            }
        }

        foreach (var entry in touchedInSlot.AsSpan(0, inThis))
        {
            Add(entry, inSlot[entry]);
            inSlot[entry] = 0;
        }
    }

    public void Clear()
    {
        foreach (var entry in Touched) totals[entry] = 0;
        count = 0;
    }

    private void AddOnly(ReadOnlySpan<int> entries, ReadOnlySpan<float> impacts, float weight)
    {
        for (var at = 0; at < entries.Length; at++) Add(entries[at], weight * impacts[at]);
    }

    private void Add(int entry, float score)
    {
        if (totals[entry] == 0) touched[count++] = entry;
        totals[entry] += score;
    }
}
