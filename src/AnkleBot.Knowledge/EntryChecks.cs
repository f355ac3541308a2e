using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>What must hold for the entries as a whole, and for each answer.</summary>
internal static class EntryChecks
{
    private const int MostWords = 60;
    private const double HighestGrade = 8;

    public static void Check(IReadOnlyList<Entry> entries, List<Problem> problems)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var asked = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!ids.TryAdd(entry.Id, entry.Where)) problems.Add(new(entry.Where, $"the id '{entry.Id}' stands in {ids[entry.Id]} already"));
            CheckAsked(entry, asked, problems);
            if (entry.Kind == EntryKind.Passage) continue;
            CheckReply(entry, "answer", entry.Text, problems);
            if (entry.UntilScreened is { } instead) CheckReply(entry, "until-screened", instead, problems);
        }
    }

    /// <summary>Reports every way of asking that finds another entry first: nobody who asks like that would get this one.</summary>
    public static void CheckFound(IReadOnlyList<Entry> entries, IEntryIndex index, List<Problem> problems)
    {
        foreach (var entry in entries)
        {
            foreach (var line in entry.Asked)
            {
                var first = index.Search(line.Text, 1) is [var hit] ? hit.Entry.Id : "nothing";
                if (first != entry.Id) problems.Add(new(line.Where, $"'{line.Text}' is asked for '{entry.Id}' and finds '{first}' first"));
            }
        }
    }

    private static void CheckAsked(Entry entry, Dictionary<string, Entry> asked, List<Problem> problems)
    {
        foreach (var line in entry.Asked)
        {
            var words = string.Join(' ', ReadingGrade.Words(line.Text.ToLowerInvariant()));
            if (!asked.TryAdd(words, entry)) problems.Add(new(line.Where, $"'{line.Text}' is asked for '{asked[words].Id}' already"));
        }
    }

    private static void CheckReply(Entry entry, string key, string text, List<Problem> problems)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (words > MostWords) problems.Add(new(entry.Where, $"the {key} of '{entry.Id}' has {words} words; {MostWords} is the most"));
        var grade = ReadingGrade.Of(text);
        if (grade > HighestGrade) problems.Add(new(entry.Where, $"the {key} of '{entry.Id}' reads at grade {grade:0.0}; {HighestGrade} is the most: shorten its sentences and words"));
    }
}
