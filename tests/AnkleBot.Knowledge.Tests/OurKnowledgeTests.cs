using AnkleBot.Search;

namespace AnkleBot.Knowledge.Tests;

/// <summary>What must hold for the knowledge in this repository.</summary>
public class OurKnowledgeTests
{
    private readonly List<Problem> problems = [];
    private readonly SearchContent content;
    private readonly MemoryIndex index;

    public OurKnowledgeTests()
    {
        var folder = new KnowledgeFolder(Path.Combine(Root(AppContext.BaseDirectory), "knowledge"), problems);
        content = SearchContent.Read(folder, Signs(folder));
        index = new(content.Entries, LanguageFiles.Words(folder), content.Words);
    }

    [Fact]
    public void Its_entries_have_no_problems() => Assert.Empty(problems.Select(problem => problem.ToString()));

    [Fact]
    public void Every_way_of_asking_finds_its_own_entry()
    {
        EntryChecks.CheckFound(content.Entries, index, problems);
        Assert.Empty(problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void It_has_160_entries_with_10_ways_of_asking_each()
    {
        var entries = content.Entries.Where(entry => entry.Kind == EntryKind.Answer).ToList();
        Assert.True(entries.Count >= 160);
        Assert.Empty(entries.Where(entry => entry.Asked.Count < 10).Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("how many mg ibuprofen can i take")]
    [InlineData("is it broken")]
    [InlineData("what shoes should i buy, brooks or hoka")]
    public void What_is_not_ours_meets_a_decline(string question) =>
        Assert.Equal(EntryKind.Decline, index.Search(question, 1)[0].Entry.Kind);

    private static HashSet<string> Signs(KnowledgeFolder folder) =>
        folder.Yaml("language/signs").SelectMany(file => file.Fields.Items("signs")).Select(sign => sign.Text("id")).ToHashSet(StringComparer.Ordinal);

    private static string Root(string from) =>
        File.Exists(Path.Combine(from, "AnkleBot.sln")) ? from : Root(Path.GetDirectoryName(from)!);
}
