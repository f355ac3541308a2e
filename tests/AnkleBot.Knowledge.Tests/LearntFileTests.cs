using AnkleBot.Language;
using AnkleBot.Language.Likeness;
using AnkleBot.Search;

namespace AnkleBot.Knowledge.Tests;

/// <summary>What was learnt is taken up again, and never when it no longer fits.</summary>
public sealed class LearntFileTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("anklebot-").FullName;
    private readonly Reader rulesAlone = Reader.Create(new(Forms, new HashSet<string>(), [], [], [], []), new([], [], []), []);

    private static WordForms Forms => new(None, None, None, new Dictionary<string, double>(), new HashSet<string>());

    private static Dictionary<string, string> None => [];

    private string Kept => Path.Combine(root, LearntFile.OfReader);

    [Fact]
    public void What_was_learnt_once_reads_the_same_without_learning_again()
    {
        var learnt = Said(Teach("1", Examples("toes gone blue", "foot is like ice")));
        var first = File.ReadAllBytes(Kept);
        // Other words would be learnt if it learnt again; the examples' places alone come from here.
        var taken = Said(Teach("1", Examples("nothing of the kind", "nothing at all here")));
        Assert.Equal("like-cold", Assert.Single(learnt));
        Assert.Equal(learnt, taken);
        Assert.Equal(first, File.ReadAllBytes(Kept));
    }

    [Fact]
    public void Changed_files_are_learnt_anew()
    {
        Teach("1", Examples("nothing of the kind", "nothing at all here"));
        Assert.Equal("like-cold", Assert.Single(Said(Teach("2", Examples("toes gone blue", "foot is like ice")))));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    [InlineData(0)]
    public void A_file_that_is_cut_short_is_learnt_anew(double share)
    {
        Teach("1", Examples("toes gone blue", "foot is like ice"));
        var whole = File.ReadAllBytes(Kept);
        File.WriteAllBytes(Kept, whole[..(int)(whole.Length * share)]);
        Assert.Equal("like-cold", Assert.Single(Said(Teach("1", Examples("toes gone blue", "foot is like ice")))));
        Assert.Equal(whole, File.ReadAllBytes(Kept));
    }

    [Fact]
    public void A_file_in_which_a_bit_fell_over_is_learnt_anew()
    {
        Teach("1", Examples("toes gone blue", "foot is like ice"));
        var whole = File.ReadAllBytes(Kept);
        var broken = whole.ToArray();
        broken[^9] ^= 4;
        File.WriteAllBytes(Kept, broken);
        Teach("1", Examples("toes gone blue", "foot is like ice"));
        Assert.Equal(whole, File.ReadAllBytes(Kept));
    }

    [Fact]
    public void An_index_that_learnt_before_finds_the_same_with_the_same_confidence()
    {
        var first = Index().Search("how often do i do 77", 3);
        Assert.True(File.Exists(Path.Combine(root, LearntFile.OfIndex)));

        Assert.Equal(first.Select(hit => (hit.Entry.Id, hit.Score, hit.Confidence)), Index().Search("how often do i do 77", 3).Select(hit => (hit.Entry.Id, hit.Score, hit.Confidence)));
    }

    [Fact]
    public void Only_what_the_likeness_reads_is_a_reason_to_learn_anew()
    {
        using var knowledge = new KnowledgeOnDisk(("faq/ice.yaml", "one answer"));
        var first = Version(Examples("a", "b"));
        knowledge.Write("faq/ice.yaml", "another answer");
        Assert.Equal(first, Version(Examples("a", "b")));
        Assert.NotEqual(first, Version(Examples("a", "c")));
        knowledge.Write("language/synonyms.yaml", "stop-words: [a]");
        Assert.NotEqual(first, Version(Examples("a", "b")));

        string Version(IReadOnlyList<LikenessExamples> examples) => LikenessFiles.Version(knowledge.Folder, examples);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Reader Teach(string version, IReadOnlyList<LikenessExamples> examples) => LearntFile.Teach(rulesAlone, examples, _ => false, root, version);

    private MemoryIndex Index() => LearntFile.Index([Entry("a-long", "how long"), Entry("b-often", "how often")], Forms, SearchWords.None, root, "1");

    private static Entry Entry(string id, string words) =>
        new(id, EntryKind.Answer, "topic", words, Lines([.. Enumerable.Range(0, 600).Select(number => $"{words} do i do {number}")]), "x", "test:1");

    private static IEnumerable<string> Said(Reader reader) => reader.Read("my toes gone blue, foot like ice").Findings.Select(finding => finding.Sign);

    private static IReadOnlyList<LikenessExamples> Examples(string one, string other) =>
    [
        new("cold", 4, Lines(one, other, one + " today", "today " + other, one + " again", "again " + other)),
        new(null, 0, Lines("a nice run in the park", "which park is nice for a run", "the park was nice", "a run today in the park")),
    ];

    private static IReadOnlyList<Line> Lines(params IReadOnlyList<string> texts) => [.. texts.Select((text, at) => new Line(text, $"test:{at + 1}"))];
}
