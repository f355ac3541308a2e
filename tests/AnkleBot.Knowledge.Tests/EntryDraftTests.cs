using AnkleBot.Language;
using AnkleBot.Search;
using YamlDotNet.RepresentationModel;

namespace AnkleBot.Knowledge.Tests;

public class EntryDraftTests(OurKnowledgeTests.Ours ours) : IClassFixture<OurKnowledgeTests.Ours>
{
    private static readonly string[] Hostile =
    [
        "yes", "it's", "'", "- x", "# no comment", "a: b", "{x: 1}", "[1, 2]", "&anchor", "*alias", "!tag", "| block", "> fold", "%directive", "@at", "`tick`",
        "\"quoted\"", "12", "1e3", "2020-01-01", "~", "null", "k\u0085l", "tab\there", "line\nbreak", "smile \ud83d\ude00", "<script>alert(1)</script>", "... ends", "line\u2028separator", "--- begins", "a #b", "?", "ü",
    ];

    [Fact]
    public void What_is_written_is_read_back_word_by_word()
    {
        var read = (YamlSequenceNode)Read($"asked:\n{EntryDraft.Asked(Hostile)}")["asked"];

        Assert.Equal(Hostile.Select(OneLine), read.Select(line => ((YamlScalarNode)line).Value));
    }

    [Fact]
    public void A_whole_entry_is_read_back_too()
    {
        var entry = Entry("Tape: does it help?", "# Not a comment. " + string.Join(' ', Enumerable.Repeat("- it's folded: over \"lines\"", 12)), [.. Hostile]);

        var item = (YamlMappingNode)((YamlSequenceNode)Read($"entries:\n{EntryDraft.Whole(entry)}")["entries"]).Single();

        Assert.Equal(entry.Question, item["question"].ToString());
        Assert.Equal(entry.Text, item["answer"].ToString());
        Assert.Equal(Hostile.Length, ((YamlSequenceNode)item["asked"]).Children.Count);
    }

    [Fact]
    public void The_loaders_own_complaints_are_told_at_once()
    {
        var ice = ours.Content.Entries.Single(entry => entry.Id == "ice-how-long");
        var taken = ice.Asked[0].Text;

        var problems = EntryDraft.Problems(ours.Content.Entries, Entry("How?", string.Join(' ', Enumerable.Repeat("word", 70)), taken));

        Assert.Contains(problems, problem => problem.Contains(taken, StringComparison.Ordinal) && problem.Contains("ice-how-long", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("70 words", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("at least 8", StringComparison.Ordinal));
        Assert.Empty(EntryDraft.Problems(ours.Content.Entries, ice));
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter == (char)0x2028 ? ' ' : letter));

    private static Entry Entry(string question, string answer, params string[] asked) =>
        new("tape-help", EntryKind.Answer, "tape", question, [.. asked.Select(text => new Line(text, "new"))], answer, "faq/tape.yaml:1") { Sources = ["runners-guide"] };

    private static YamlMappingNode Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
