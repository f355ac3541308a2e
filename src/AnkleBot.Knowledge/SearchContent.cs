using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>All that can be found by a question: FAQ entries, declines and the articles' passages, in this order.</summary>
internal sealed record SearchContent(IReadOnlyList<Entry> Entries, IReadOnlyList<Article> Articles, SearchWords Words)
{
    /// <param name="signs">The ids of the signs that <c>withhold-after</c> may name.</param>
    public static SearchContent Read(KnowledgeFolder folder, IReadOnlySet<string> signs)
    {
        var references = new EntryReferences();
        var articles = new ArticleFiles(folder);
        articles.Read();
        var entries = new EntryFiles(folder, signs, DrawingFiles.Read(folder), references).Read()
            .Concat(new DeclineFiles(folder, references).Read())
            .Concat(articles.Passages)
            .ToList();
        EntryChecks.Check(entries, folder.Problems);
        references.Check(
            entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal),
            articles.Articles.Select(article => article.Id).ToHashSet(StringComparer.Ordinal),
            folder.Problems);
        return new(entries, articles.Articles, SynonymFiles.Read(folder));
    }
}
