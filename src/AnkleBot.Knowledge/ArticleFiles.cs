using System.Text;
using AnkleBot.Search;
using Markdig;
using Markdig.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/articles: front matter, and one passage for each "## heading".</summary>
internal sealed class ArticleFiles(KnowledgeFolder folder)
{
    private const string Fence = "---";

    /// <summary>A passage is quoted whole, so that it must stay short.</summary>
    private const int MostWords = 100;

    public List<Article> Articles { get; } = [];

    public List<Entry> Passages { get; } = [];

    public void Read()
    {
        foreach (var (name, text) in folder.Texts("articles", "*.md")) Read(name, text.ReplaceLineEndings("\n").Split('\n'));
    }

    private void Read(string file, string[] lines)
    {
        var end = lines is [Fence, ..] ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
        {
            folder.Problems.Add(new($"{file}:1", "an article begins with its id, title, source and status between two lines '---'"));
            return;
        }

        if (Front(file, string.Join('\n', lines[1..end])) is not { } article) return;
        if (article.Id != Path.GetFileNameWithoutExtension(file)) folder.Problems.Add(new($"{file}:2", $"the id '{article.Id}' should be the file's name"));
        Articles.Add(article);
        // Blank lines in place of the front matter keep the numbers of the lines that follow.
        ReadPassages(file, article, new string('\n', end + 1) + string.Join('\n', lines[(end + 1)..]));
    }

    private Article? Front(string file, string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader("\n" + yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
            {
                var fields = new Fields(file, mapping, folder.Problems);
                var article = new Article(fields.Text("id"), fields.Text("title"), fields.Text("source"), ReviewFields.ApprovedBy(fields));
                fields.Done();
                return article;
            }

            folder.Problems.Add(new($"{file}:1", "the lines between '---' should be one YAML mapping"));
        }
        catch (YamlException wrong)
        {
            folder.Problems.Add(new($"{file}:{wrong.Start.Line}", $"not valid YAML: {wrong.Message}"));
        }

        return null;
    }

    private void ReadPassages(string file, Article article, string text)
    {
        var document = Markdown.Parse(text);
        var headings = document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).ToList();
        if (headings.Count == 0) folder.Problems.Add(new($"{file}:1", "an article needs at least one '## heading' with its passage"));
        for (var at = 0; at < headings.Count; at++)
        {
            var (from, to) = (headings[at].Span.End + 1, at + 1 < headings.Count ? headings[at + 1].Span.Start : text.Length);
            Add(article, Plain(text[headings[at].Span.Start..from]), Plain(text[from..to]), $"{file}:{headings[at].Line + 1}");
        }
    }

    private void Add(Article article, string heading, string passage, string where)
    {
        var words = ReadingGrade.Words(passage).Count;
        if (words is 0 or > MostWords) folder.Problems.Add(new(where, $"a passage has 1 to {MostWords} words, and this one {words}"));
        Passages.Add(new($"{article.Id}/{Slug(heading)}", EntryKind.Passage, article.Id, heading, [], passage, where)
        {
            Sources = [article.Id],
            ApprovedBy = article.ApprovedBy,
        });
    }

    private static string Plain(string markdown) => Markdown.ToPlainText(markdown).Trim();

    private static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var c in heading.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
