using System.Collections.Concurrent;
using AnkleBot.Language;

namespace AnkleBot.Search;

/// <summary>
/// The index in memory: BM25F over the ways of asking and the texts, synonyms as slots and likenesses for misspellings find
/// the few entries that may fit; the likest single way of asking and a classifier put them in order; a confidence comes from
/// the score, the gap to the next different entry and how much of the question was met. Immutable and safe to use from many
/// threads; new knowledge means a new index.
/// </summary>
public sealed class MemoryIndex : IEntryIndex
{
    private const int MostHits = 100;
    private const int Considered = 10;
    private const int ManyEntries = 20_000;
    private const float LeastTelling = 1.5f;
    private const float LongestMargin = 2;

    private readonly Entry[] entries;
    private readonly float[] preference;
    private readonly VeryWords veryWords = new();
    private readonly Vocabulary vocabulary = new();
    private readonly Postings postings;
    private readonly QuestionReader reader;
    private readonly EntryClassifier? classifier;
    private readonly SearchWeights weights;
    private readonly WordForms forms;
    private readonly SearchWords words;
    private readonly ConcurrentBag<Accumulator> idle = [];

    /// <param name="learnt">What <see cref="WriteLearnt"/> wrote for the same entries; null to learn, which takes a second or two.</param>
    /// <exception cref="EndOfStreamException"><paramref name="learnt"/> is cut short.</exception>
    public MemoryIndex(IEnumerable<Entry> entries, WordForms forms, SearchWords words, SearchWeights? weights = null, BinaryReader? learnt = null)
        : this(entries, forms, words, weights, learnt is null ? EntryClassifier.Learn : (_, _) => EntryClassifier.Read(learnt))
    {
    }

    private MemoryIndex(
        IEnumerable<Entry> entries, WordForms forms, SearchWords words, SearchWeights? weights, Func<Entry[], Analyzer, EntryClassifier?> classify)
    {
        this.entries = [.. entries];
        this.weights = weights ?? new();
        (this.forms, this.words) = (forms, words);
        preference = [.. this.entries.Select(entry => (float)Preference(entry.Kind))];
        var analyzer = new Analyzer(forms, words.StopWords, this.entries.SelectMany(Texts));
        var synonyms = new Synonyms(words.Slots, analyzer);
        postings = Postings.Of(this.entries, new(analyzer, synonyms, vocabulary, veryWords), vocabulary, this.weights);
        classifier = classify(this.entries, analyzer);
        reader = new(analyzer, synonyms, vocabulary, postings, new(vocabulary), this.weights);
    }

    public IReadOnlyList<Hit> Search(string question, int most, string? leaning = null) =>
        [.. Find(question, most, leaning, out _).Select(found => found.Hit)];

    public IReadOnlyList<Explanation> Explain(string question, int most, string? leaning = null) =>
        [.. Find(question, most, leaning, out var slots).Select(found => new Explanation(found.Hit, Parts(slots, found.Number)))];

    public IReadOnlyList<TellingWord> Words(string question) => reader.Words(question);

    public IEntryIndex Holding(Entry entry)
    {
        var at = Array.FindIndex(entries, other => other.Id == entry.Id);
        var isNew = at < 0;
        if (isNew) at = After(entry);
        return new MemoryIndex(
            [.. entries[..at], entry, .. entries[(isNew ? at : at + 1)..]], forms, words, weights, (all, analyzer) => classifier?.With(all, at, isNew, analyzer));
    }

    /// <summary>Writes what was learnt of the entries, so that the next start needn't.</summary>
    public void WriteLearnt(BinaryWriter to) => EntryClassifier.Write(to, classifier);

    /// <summary>The same entries, weighed differently.</summary>
    internal MemoryIndex With(SearchWeights other) => new(entries, forms, words, other, (_, _) => classifier);

    // Where it would stand were it written into its topic's file: of equals, the first is found first.
    private int After(Entry entry) => Math.Max(
        Array.FindLastIndex(entries, other => other.Kind == entry.Kind && other.Topic == entry.Topic),
        Array.FindLastIndex(entries, other => other.Kind == entry.Kind && string.CompareOrdinal(other.Topic, entry.Topic) < 0)) + 1;

    internal List<Found> Find(string question, int most, string? leaning, out List<Slot> slots)
    {
        var terms = reader.Terms(question);
        slots = reader.Slots(terms);
        var room = idle.TryTake(out var kept) ? kept : new Accumulator(entries.Length, postings.Terms);
        foreach (var slot in slots)
        {
            if (!IsTooCommon(slot)) room.Add(slot, postings);
        }

        var best = new Best(Math.Max(Considered, Math.Clamp(most, 1, MostHits)));
        var asked = veryWords.Entry(terms);
        foreach (var entry in room.Touched)
        {
            var favour = preference[entry] * Lean(entry, leaning) * (entry == asked ? 1 + (float)weights.VeryWords : 1);
            best.Offer(entry, room.Total(entry) * favour);
        }

        best = Ranked(best, new(slots, postings, room.Wanted), classifier?.Margins(terms));
        room.Clear();
        idle.Add(room);
        return Hits(best.InOrder(), slots, Math.Clamp(most, 1, MostHits));
    }

    // Of the few that may fit, the one with the likest way of asking, and on whose side the classifier sees the question.
    private Best Ranked(Best best, LineLikeness likeness, float[]? margins)
    {
        var ranked = new Best(best.InOrder().Count + 1);
        foreach (var (entry, score) in best.InOrder())
        {
            // A heading that says just this makes a passage no better than the entry that answers it.
            var alike = entries[entry].Kind == EntryKind.Passage ? 0 : likeness.To(entry);
            var margin = margins is null ? 0 : Math.Clamp(margins[entry], -LongestMargin, LongestMargin);
            ranked.Offer(entry, score * (1 + ((float)weights.Line * alike)) * MathF.Exp((float)weights.Margin * margin));
        }

        likeness.Clear();
        return ranked;
    }

    private List<Found> Hits(IReadOnlyList<(int Entry, float Score)> best, List<Slot> slots, int most)
    {
        var hits = new List<Found>(Math.Min(most, best.Count));
        var highest = 1.0;
        foreach (var (entry, score) in best.Take(most))
        {
            var matched = Matched(slots, entry);
            var evidence = new Evidence(score, Gap(best, entry, score) ?? matched, matched);
            highest = Math.Min(highest, weights.Confidence(evidence));
            hits.Add(new(entry, new(entries[entry], score, highest), evidence));
        }

        return hits;
    }

    // A passage that says the same as the entry made from its article is no rival of it. Null without any rival: that tells
    // much when the question was met, and nothing when one odd word of it was.
    private double? Gap(IReadOnlyList<(int Entry, float Score)> best, int entry, float score)
    {
        foreach (var (other, rival) in best)
        {
            if (other == entry || Backs(entries[other], entries[entry])) continue;
            return (score - rival) / Math.Max(score, rival);
        }

        return null;
    }

    private static bool Backs(Entry passage, Entry entry) =>
        passage.Kind == EntryKind.Passage && entry.Kind == EntryKind.Answer && passage.Sources.Any(entry.Sources.Contains);

    private double Matched(List<Slot> slots, int entry)
    {
        var (matched, all) = (0.0, 0.0);
        foreach (var slot in slots)
        {
            all += slot.Weight;
            if (slot.Weight > 0) matched += slot.Weight * slot.Met(postings, entry);
        }

        return all > 0 ? matched / all : 0;
    }

    private List<ScorePart> Parts(List<Slot> slots, int entry) =>
        [.. slots.Select(slot => (slot.Word, Best: slot.Best(postings, entry)))
            .Where(part => part.Best.Score > 0)
            .Select(part => new ScorePart(part.Word, part.Best.Term < 0 ? part.Word : vocabulary.Name(part.Best.Term)!, part.Best.Score))
            .OrderByDescending(part => part.Score)];

    // Among many entries a word that most of them hold costs more time than it tells.
    private bool IsTooCommon(Slot slot) => entries.Length > ManyEntries && slot.Weight is > 0 and < LeastTelling;

    private double Preference(EntryKind kind) => kind switch
    {
        EntryKind.Answer => 1,
        EntryKind.Passage => weights.Passage,
        _ => weights.Decline,
    };

    private float Lean(int entry, string? leaning) =>
        leaning is not null && entries[entry].Topic == leaning ? (float)(1 + weights.Leaning) : 1;

    private static IEnumerable<string> Texts(Entry entry) =>
        entry.Asked.Select(line => line.Text).Concat(entry.Steps).Append(entry.Question).Append(entry.Text).Append(entry.More ?? "");

    internal readonly record struct Found(int Number, Hit Hit, Evidence Evidence);
}
