using AnkleBot.Language;
using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/language/synonyms.yaml: stop words, and slots of words that mean the same in a search.</summary>
internal static class SynonymFiles
{
    public static SearchWords Read(KnowledgeFolder folder)
    {
        if (folder.Yaml("language", "synonyms.yaml") is not { } fields) return SearchWords.None;
        var stops = fields.Lines("stop-words", 1).SelectMany(line => line.Text.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var slots = fields.Lines("slots", 1).Select(line => Slot(line, folder.Problems)).ToList();
        fields.Done();
        return new(slots, stops);
    }

    private static SynonymSlot Slot(Line line, List<Problem> problems)
    {
        var ways = line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ways.Length < 2) problems.Add(new(line.Where, "a slot needs two words or more, with commas between them"));
        foreach (var twice in ways.GroupBy(way => way).Where(same => same.Count() > 1))
        {
            problems.Add(new(line.Where, $"'{twice.Key}' stands here twice"));
        }

        return new([.. ways.Select(way => new Line(way, line.Where))]);
    }
}
