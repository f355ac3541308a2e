using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>What entries name that stands elsewhere; looked up once everything has been read.</summary>
internal sealed class EntryReferences
{
    private static readonly HashSet<string> NoEntries = ["check", "person", "topics"];

    private readonly List<Line> entries = [];
    private readonly List<Line> articles = [];

    public void ToEntries(IEnumerable<Line> ids) => entries.AddRange(ids);

    public void ToArticles(IEnumerable<Line> ids) => articles.AddRange(ids);

    public void Check(IReadOnlySet<string> entryIds, IReadOnlySet<string> articleIds, List<Problem> problems)
    {
        foreach (var id in entries.Where(id => !entryIds.Contains(id.Text) && !NoEntries.Contains(id.Text)))
        {
            problems.Add(new(id.Where, $"there is no entry '{id.Text}'; besides entries' ids, {string.Join(", ", NoEntries.Order())} may stand here"));
        }

        foreach (var id in articles.Where(id => !articleIds.Contains(id.Text)))
        {
            problems.Add(new(id.Where, $"there is no article '{id.Text}' in knowledge/articles"));
        }
    }
}
