namespace AnkleBot.Language.Likeness;

/// <summary>A message exactly as it was written: its words and marks in order. Case, spaces, accents, quotes and emoji make no difference.</summary>
internal sealed class Written
{
    private const string Marks = ".,?!:;()-/+&%";

    private readonly List<(int At, uint Hash)> all = [];

    public Written(string text)
    {
        var from = 0;
        foreach (var word in RawWords.In(text))
        {
            AddMarks(text, from, word.Where.Start);
            all.Add((word.Where.Start, FeatureNames.Hash(word.Text)));
            from = word.Where.End;
        }

        AddMarks(text, from, text.Length);
    }

    /// <summary>The names of all words and marks, one, two and three in a row: each once, in ascending order.</summary>
    public List<uint> Names() => Names(0, all.Count);

    /// <summary>The same for those that start in a part of the message.</summary>
    public List<uint> Names(Span part)
    {
        var from = all.FindIndex(one => one.At >= part.Start);
        var end = all.FindLastIndex(one => one.At < part.End) + 1;
        return from < 0 ? [] : Names(from, end);
    }

    private List<uint> Names(int from, int end)
    {
        var names = new List<uint>((end - from) * 3);
        for (var at = from; at < end; at++)
        {
            var (two, one) = (0u, all[at].Hash);
            names.Add(Name(one));
            if (at > from) names.Add(Name(two = Joined(all[at - 1].Hash, one)));
            if (at > from + 1) names.Add(Name(FeatureNames.Hash(two, FeatureNames.Hash(' ', all[at - 2].Hash))));
        }

        names.MakeDistinct();
        return names;
    }

    private void AddMarks(string text, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (Marks.Contains(text[at])) all.Add((at, FeatureNames.Hash(text.AsSpan(at, 1))));
        }
    }

    private static uint Joined(uint first, uint second) => FeatureNames.Hash(second, FeatureNames.Hash(' ', first));

    private static uint Name(uint hash) => FeatureNames.OfKind(FeatureKind.Wording, hash);
}
