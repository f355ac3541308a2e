namespace AnkleBot.Search;

/// <summary>A way of asking.</summary>
/// <param name="Terms">Its words.</param>
/// <param name="Weight">The sum of their rarities.</param>
internal readonly record struct AskedLine(int[] Terms, float Weight);

/// <summary>For each term the entries that hold it and what it is worth there, by BM25F (Robertson and Zaragoza 2009).</summary>
internal sealed class Postings
{
    private readonly int[] starts;
    private readonly int[] entries;
    private readonly float[] impacts;
    private readonly float[] rarity;

    private Postings(int terms, int postings, int count)
    {
        starts = new int[terms + 1];
        entries = new int[postings];
        impacts = new float[postings];
        rarity = new float[terms];
        Greatest = Rarity(count, 1);
    }

    /// <summary>Each way of asking, by entry.</summary>
    public required AskedLine[][] Lines { get; init; }

    /// <summary>How many terms there are.</summary>
    public int Terms => rarity.Length;

    /// <summary>The rarity of a word that one entry holds.</summary>
    public float Greatest { get; }

    /// <summary>How much a term tells: its inverse document frequency.</summary>
    public float Rarity(int term) => rarity[term];

    public ReadOnlySpan<int> Entries(int term) => entries.AsSpan(starts[term]..starts[term + 1]);

    public ReadOnlySpan<float> Impacts(int term) => impacts.AsSpan(starts[term]..starts[term + 1]);

    /// <summary>What a term is worth in an entry; 0 when it doesn't stand there.</summary>
    public float Impact(int term, int entry)
    {
        var at = Entries(term).BinarySearch(entry);
        return at < 0 ? 0 : Impacts(term)[at];
    }

    public static Postings Of(Entry[] all, EntryCounts reader, Vocabulary vocabulary, SearchWeights weights)
    {
        var rows = new List<Row>();
        var lengths = new (int Asked, int Text)[all.Length];
        var lines = new int[all.Length][][];
        for (var entry = 0; entry < all.Length; entry++)
        {
            reader.Read(all[entry], entry);
            lines[entry] = [.. reader.Lines];
            lengths[entry] = (reader.AskedLength, reader.TextLength);
            foreach (var (term, counts) in reader.Counts)
            {
                if (counts.Asked + (weights.Text * counts.Text) + (weights.Topic * counts.Topic) > 0) rows.Add(new(term, entry, counts));
            }
        }

        var postings = new Postings(vocabulary.Count, rows.Count, all.Length) { Lines = new AskedLine[all.Length][] };
        foreach (var row in rows) postings.starts[row.Term + 1]++;
        for (var term = 0; term < vocabulary.Count; term++)
        {
            postings.rarity[term] = Rarity(all.Length, postings.starts[term + 1]);
            postings.starts[term + 1] += postings.starts[term];
        }

        for (var entry = 0; entry < all.Length; entry++)
        {
            postings.Lines[entry] = [.. lines[entry].Select(terms => new AskedLine(terms, terms.Sum(postings.Rarity)))];
        }

        postings.Fill(rows, lengths, weights);
        return postings;
    }

    private void Fill(List<Row> rows, (int Asked, int Text)[] lengths, SearchWeights weights)
    {
        var asked = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average(length => length.Asked));
        var text = lengths.Length == 0 ? 1 : Math.Max(1, lengths.Average(length => length.Text));
        var next = starts.AsSpan(0, rarity.Length).ToArray();
        foreach (var (term, entry, counts) in rows)
        {
            var often = (counts.Asked / Stretch(lengths[entry].Asked / asked)) + (weights.Topic * counts.Topic)
                + (weights.Text * counts.Text / Stretch(lengths[entry].Text / text));
            entries[next[term]] = entry;
            impacts[next[term]++] = (float)(rarity[term] * often * (weights.Saturation + 1) / (often + weights.Saturation));
        }

        double Stretch(double length) => 1 - weights.LengthShare + (weights.LengthShare * length);
    }

    private static float Rarity(int entries, int holding) => (float)Math.Log(1 + ((entries - holding + 0.5) / (holding + 0.5)));

    private readonly record struct Row(int Term, int Entry, FieldCounts Counts);
}
