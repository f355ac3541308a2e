namespace AnkleBot.Search;

/// <summary>How often a word stands in the ways of asking, the text and the topic of an entry.</summary>
internal record struct FieldCounts(float Asked, float Text, float Topic);

/// <summary>Counts the words of one entry after another.</summary>
internal sealed class EntryCounts(Analyzer analyzer, Synonyms synonyms, Vocabulary vocabulary, VeryWords veryWords)
{
    private enum Field
    {
        Asked,
        Text,
        Topic,
    }

    private readonly HashSet<int> line = [];

    public Dictionary<int, FieldCounts> Counts { get; } = [];

    /// <summary>The words of each way of asking.</summary>
    public List<int[]> Lines { get; } = [];

    public int AskedLength { get; private set; }

    public int TextLength { get; private set; }

    public void Read(Entry entry, int number)
    {
        Counts.Clear();
        Lines.Clear();
        AskedLength = AddLine(entry.Question, number);
        foreach (var line in entry.Asked) AskedLength += AddLine(line.Text, number);
        TextLength = Add(entry.Text, Field.Text);
        foreach (var step in entry.Steps) TextLength += Add(step, Field.Text);
        if (entry.More is not null) TextLength += Add(entry.More, Field.Text);
        Add(entry.Topic, Field.Topic);
    }

    private int AddLine(string text, int number)
    {
        var terms = analyzer.Learn(text);
        veryWords.Add(terms, number);
        line.Clear();
        var length = Add(terms, Field.Asked);
        Lines.Add([.. line]);
        return length;
    }

    private int Add(string text, Field field) => Add(analyzer.Learn(text), field);

    private int Add(List<Term> terms, Field field)
    {
        var (length, last) = (0, -1);
        for (var at = 0; at < terms.Count; at++)
        {
            if (synonyms.Phrases.At(terms, at) is { } phrase) Count(vocabulary.AddWord(phrase.Key), field);
            if (terms[at].StartsClause) last = -1;
            if (terms[at].IsStop) continue;
            var word = vocabulary.AddWord(terms[at].Stem);
            Count(word, field);
            if (field == Field.Asked) line.Add(word);
            if (last >= 0 && field == Field.Asked) Count(vocabulary.AddPair(last, word), field);
            (length, last) = (length + 1, word);
        }

        return length;
    }

    private void Count(int term, Field field)
    {
        ref var counts = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Counts, term, out _);
        if (field == Field.Asked) counts.Asked++;
        else if (field == Field.Text) counts.Text++;
        else counts.Topic++;
    }
}
