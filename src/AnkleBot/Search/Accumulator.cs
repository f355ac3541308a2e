namespace AnkleBot.Search;

/// <summary>Room to add up the scores of all entries; kept and used again, since a question needs it for microseconds.</summary>
internal sealed class Accumulator(int entries, int terms)
{
    private readonly float[] totals = new float[entries];
    private readonly float[] inSlot = new float[entries];
    private readonly int[] touched = new int[entries];
    private readonly int[] touchedInSlot = new int[entries];
    private int count;
    private int countInSlot;

    /// <summary>Empty between questions. Thousands of lines are held against one: an array is several times faster than a dictionary.</summary>
    public Wanted[] Wanted { get; } = new Wanted[terms];

    /// <summary>The entries that have a score.</summary>
    public ReadOnlySpan<int> Touched => touched.AsSpan(0, count);

    public float Total(int entry) => totals[entry];

    public void Add(Slot slot, Postings postings)
    {
        if (slot is { Own: [var only], Alternatives: [] })
        {
            AddOnly(postings.Entries(only), postings.Impacts(only), slot.Share);
            return;
        }

        foreach (var term in slot.Own) Sum(postings.Entries(term), postings.Impacts(term), slot.Share);
        foreach (var (term, weight) in slot.Alternatives) Max(postings.Entries(term), postings.Impacts(term), weight);
        foreach (var entry in touchedInSlot.AsSpan(0, countInSlot))
        {
            Add(entry, inSlot[entry]);
            inSlot[entry] = 0;
        }

        countInSlot = 0;
    }

    public void Clear()
    {
        foreach (var entry in Touched) totals[entry] = 0;
        count = 0;
    }

    private void AddOnly(ReadOnlySpan<int> entries, ReadOnlySpan<float> impacts, float weight)
    {
        if (weight <= 0) return;
        for (var at = 0; at < entries.Length; at++) Add(entries[at], weight * impacts[at]);
    }

    private void Sum(ReadOnlySpan<int> entries, ReadOnlySpan<float> impacts, float weight)
    {
        for (var at = 0; at < entries.Length; at++) InSlot(entries[at]) += weight * impacts[at];
    }

    private void Max(ReadOnlySpan<int> entries, ReadOnlySpan<float> impacts, float weight)
    {
        for (var at = 0; at < entries.Length; at++)
        {
            ref var best = ref InSlot(entries[at]);
            best = Math.Max(best, weight * impacts[at]);
        }
    }

    // A score of nothing marks an entry as untouched, so that what is put into the index is always more.
    private ref float InSlot(int entry)
    {
        if (inSlot[entry] == 0) touchedInSlot[countInSlot++] = entry;
        return ref inSlot[entry];
    }

    private void Add(int entry, float score)
    {
        if (totals[entry] == 0) touched[count++] = entry;
        totals[entry] += score;
    }
}
