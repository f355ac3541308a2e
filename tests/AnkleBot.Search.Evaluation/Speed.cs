using System.Diagnostics;
using AnkleBot.Language;

namespace AnkleBot.Search.Evaluation;

/// <summary>Measures how long an index takes to build and to answer, as it is and with 100,000 entries.</summary>
internal static class Speed
{
    private const int Many = 100_000;

    /// <summary>Among so many entries few will have as many ways of asking as ours have.</summary>
    private const int WaysOfCopies = 20;

    public static void Print(IReadOnlyList<Entry> entries, WordForms forms, SearchWords words, IReadOnlyList<Question> questions)
    {
        var texts = questions.Select(question => question.Text).Concat(entries.SelectMany(entry => entry.Asked).Select(line => line.Text)).ToList();
        Measure(entries, forms, words, texts);
        Measure(Multiplied(entries), forms, words, [.. texts.Take(200)]);
    }

    private static void Measure(IReadOnlyList<Entry> entries, WordForms forms, SearchWords words, List<string> texts)
    {
        var clock = Stopwatch.StartNew();
        var index = new MemoryIndex(entries, forms, words);
        Console.WriteLine($"{entries.Count} entries with {entries.Average(entry => entry.Asked.Count):0} ways of asking each built in {clock.ElapsedMilliseconds} ms");
        foreach (var text in texts.Concat(texts).Concat(texts).Take(3000)) index.Search(text, 3);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var times = texts.Select(text => Time(index, text)).Order().ToList();
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / texts.Count;
        Console.WriteLine($"  a question: median {times[times.Count / 2]:0} us, 95th percentile {times[times.Count * 95 / 100]:0} us, longest {times[^1]:0} us, {allocated} bytes");
    }

    private static double Time(MemoryIndex index, string text)
    {
        var start = Stopwatch.GetTimestamp();
        index.Search(text, 3);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    // Each copy gets a word of its own and drops a few lines, so that the copies differ as real entries would.
    private static List<Entry> Multiplied(IReadOnlyList<Entry> entries) =>
        [.. Enumerable.Range(0, Many).Select(number => Copy(entries[number % entries.Count], number))];

    private static Entry Copy(Entry entry, int number) => entry with
    {
        Id = $"{entry.Id}-{number}",
        Question = $"{entry.Question} {Name(number / 17)}",
        Asked = [.. entry.Asked.Where((_, at) => (at + number) % 5 != 0).Take(WaysOfCopies)],
    };

    private static string Name(int number)
    {
        var letters = new char[5];
        for (var at = 0; at < letters.Length; at++, number /= 20) letters[at] = "bcdfghjklmnpqrstvwxz"[number % 20];
        return new(letters);
    }
}
