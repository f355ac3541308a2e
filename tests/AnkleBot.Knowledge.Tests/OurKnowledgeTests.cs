using AnkleBot.Search;

namespace AnkleBot.Knowledge.Tests;

/// <summary>What must hold for the knowledge in this repository.</summary>
public class OurKnowledgeTests(OurKnowledgeTests.Ours ours) : IClassFixture<OurKnowledgeTests.Ours>
{
    [Fact]
    public void Its_entries_have_no_problems() => Assert.Empty(ours.Problems.Select(problem => problem.ToString()));

    [Fact]
    public void Every_way_of_asking_finds_its_own_entry()
    {
        var problems = new List<Problem>();
        EntryChecks.CheckFound(ours.Content.Entries, ours.Index, problems);
        Assert.Empty(problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void It_has_160_entries_with_10_ways_of_asking_each()
    {
        var entries = ours.Content.Entries.Where(entry => entry.Kind == EntryKind.Answer).ToList();
        Assert.True(entries.Count >= 160);
        Assert.Empty(entries.Where(entry => entry.Asked.Count < 10).Select(entry => entry.Id));
    }

    [Theory]
    [InlineData("how many mg ibuprofen can i take")]
    [InlineData("is it broken")]
    [InlineData("what shoes should i buy, brooks or hoka")]
    public void What_is_not_ours_meets_a_decline(string question) =>
        Assert.Equal(EntryKind.Decline, ours.Index.Search(question, 1)[0].Entry.Kind);

    /// <summary>Read and indexed once for all tests.</summary>
    public sealed class Ours
    {
        public Ours()
        {
            var folder = new KnowledgeFolder(Path.Combine(Root(AppContext.BaseDirectory), "knowledge"), Problems);
            Content = SearchContent.Read(folder, Signs(folder));
            Index = new(Content.Entries, LanguageFiles.Words(folder), Content.Words);
        }

        internal List<Problem> Problems { get; } = [];

        internal SearchContent Content { get; }

        internal MemoryIndex Index { get; }

        private static HashSet<string> Signs(KnowledgeFolder folder) =>
            folder.Yaml("language/signs").SelectMany(file => file.Fields.Items("signs")).Select(sign => sign.Text("id")).ToHashSet(StringComparer.Ordinal);

        private static string Root(string from) =>
            File.Exists(Path.Combine(from, "AnkleBot.sln")) ? from : Root(Path.GetDirectoryName(from)!);
    }
}
