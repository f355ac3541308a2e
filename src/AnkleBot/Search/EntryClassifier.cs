using AnkleBot.Language.Likeness;

namespace AnkleBot.Search;

/// <summary>
/// A second opinion beside the words' weights: for each entry a linear classifier, one against the rest, that has learnt
/// from all ways of asking what tells its questions from the others. It weighs a word by what it decides between these
/// entries, not by how rare it is: "for how long" and "how often" are common, and decide much.
/// </summary>
internal sealed class EntryClassifier
{
    /// <summary>Learning takes time for each entry, and among so many each has too few questions of its own.</summary>
    private const int MostEntries = 2_000;

    /// <summary>With fewer ways of asking than this there is nothing to learn.</summary>
    private const int LeastLines = 1_000;

    /// <summary>A smaller weight tells too little to be kept.</summary>
    private const float LeastWeight = 0.05f;

    private const int LeastExamples = 3;
    private const int Letters = 4;

    private readonly Features features;
    private readonly int[] starts;
    private readonly Share[] shares;
    private readonly float[] bias;

    private EntryClassifier(Features features, int[] starts, Share[] shares, float[] bias) =>
        (this.features, this.starts, this.shares, this.bias) = (features, starts, shares, bias);

    // By feature, as a question comes with few of them.
    private EntryClassifier(Features features, IReadOnlyList<IEnumerable<Share>> byFeature, float[] bias)
    {
        (this.features, this.bias) = (features, bias);
        starts = new int[features.Count + 1];
        var kept = new List<Share>();
        for (var feature = 0; feature < features.Count; feature++)
        {
            kept.AddRange(byFeature[feature].Where(share => Math.Abs(share.Weight) >= LeastWeight));
            starts[feature + 1] = kept.Count;
        }

        shares = [.. kept];
    }

    private readonly record struct Share(int Entry, float Weight);

    /// <summary>Takes up what was learnt before from the same entries.</summary>
    /// <returns>Null when nothing could be learnt.</returns>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static EntryClassifier? Read(BinaryReader from) =>
        from.ReadBoolean() ? new(Features.Read(from), from.ReadArray<int>(), from.ReadArray<Share>(), from.ReadArray<float>()) : null;

    public static void Write(BinaryWriter to, EntryClassifier? learnt)
    {
        to.Write(learnt is not null);
        if (learnt is null) return;
        learnt.features.Write(to);
        to.Write<int>(learnt.starts);
        to.Write<Share>(learnt.shares);
        to.Write<float>(learnt.bias);
    }

    /// <param name="analyzer">Reads the ways of asking.</param>
    /// <returns>Null when there is too little to learn from, or too much.</returns>
    public static EntryClassifier? Learn(Entry[] entries, Analyzer analyzer)
    {
        if (entries.Length > MostEntries || entries.Sum(entry => entry.Asked.Count) < LeastLines) return null;
        var (names, belongs) = Lines(entries, analyzer);
        var features = Features.Of(names, LeastExamples);
        var vectors = names.Select(features.Vector).ToList();
        var models = Enumerable.Range(0, entries.Length).AsParallel().AsOrdered().Select(entry => Train(vectors, belongs, entry, features)).ToList();
        return new(
            features,
            [.. Enumerable.Range(0, features.Count).Select(feature => models.Select((model, entry) => new Share(entry, model.Weight(feature))))],
            [.. models.Select(model => model.Bias)]);
    }

    /// <summary>The same with one entry learnt anew, by the features that are known: for editors, who wouldn't wait for all of it.</summary>
    /// <param name="entries">All entries as they are now.</param>
    /// <param name="at">The place of the one that changed or is new.</param>
    /// <param name="isNew">Whether those after it have moved up by one.</param>
    /// <param name="analyzer">Reads the ways of asking.</param>
    public EntryClassifier With(Entry[] entries, int at, bool isNew, Analyzer analyzer)
    {
        var (names, belongs) = Lines(entries, analyzer);
        var model = Train([.. names.Select(features.Vector)], belongs, at, features);
        return new(features, [.. Enumerable.Range(0, features.Count).Select(Changed)], [.. bias[..at], model.Bias, .. bias[(isNew ? at : at + 1)..]]);

        IEnumerable<Share> Changed(int feature) => shares[starts[feature]..starts[feature + 1]]
            .Where(share => isNew || share.Entry != at)
            .Select(share => isNew && share.Entry >= at ? share with { Entry = share.Entry + 1 } : share)
            .Append(new(at, model.Weight(feature)));
    }

    private static (List<List<uint>> Names, List<int> Belongs) Lines(Entry[] entries, Analyzer analyzer) =>
        ([.. entries.SelectMany(entry => entry.Asked).Select(line => Names(analyzer.Learn(line.Text)))], [.. entries.SelectMany((entry, at) => entry.Asked.Select(_ => at))]);

    private static LinearModel Train(List<Vector> vectors, List<int> belongs, int entry, Features features) =>
        LinearModel.Train(vectors, [.. belongs.Select(other => other == entry)], features.Count);

    /// <summary>For each entry how far the question is on its side: 1 and more for surely its own, -1 and less for surely another's.</summary>
    public float[] Margins(List<Term> question)
    {
        var margins = bias.AsSpan().ToArray();
        var (ids, values) = features.Vector(Names(question));
        for (var at = 0; at < ids.Length; at++)
        {
            foreach (var (entry, weight) in shares.AsSpan(starts[ids[at]]..starts[ids[at] + 1])) margins[entry] += weight * values[at];
        }

        return margins;
    }

    private static List<uint> Names(List<Term> terms) => FeatureNames.OfWords([.. terms.Select(term => (term.Stem, term.Said))], Letters);
}
