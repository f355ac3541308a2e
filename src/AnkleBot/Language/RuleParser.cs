namespace AnkleBot.Language;

/// <summary>Parses the phrases of the rules and keeps what is wrong with them, so that all of it is told at once.</summary>
internal sealed class RuleParser(Func<string, string> stem, IReadOnlySet<string> slots, List<Problem> problems)
{
    public IReadOnlyList<IReadOnlyList<Element>> Parse(Line line)
    {
        try
        {
            var sequences = Phrase.Parse(line.Text, stem);
            foreach (var slot in sequences[0].SelectMany(element => element.Slots).Where(slot => !slots.Contains(slot)))
            {
                problems.Add(new(line.Where, $"there is no slot <{slot}>; see language/slots.yaml for the ones there are"));
            }

            return sequences;
        }
        catch (FormatException wrong)
        {
            problems.Add(new(line.Where, $"can't read the phrase \"{line.Text}\": {wrong.Message}"));
            return [];
        }
    }

    public void AddTo<T>(PhraseTable<T> table, Line line, T means)
    {
        foreach (var sequence in Parse(line)) table.Add(means, sequence);
    }

    public void AddAllTo<T>(PhraseTable<T> table, IEnumerable<Line> lines, Func<Line, T> means)
    {
        foreach (var line in lines) AddTo(table, line, means(line));
    }
}
