using AnkleBot.Language;
using AnkleBot.Search;

namespace AnkleBot.Knowledge.Tests;

public class SearchContentTests
{
    private const string Article = "---\nid: first\ntitle: First\nsource: A book\nstatus: draft\n---\n\n## On ice\n\nIce it for *twenty* minutes.\n\n## On rest\n\nRest it.\n";

    private const string Faq = """
        topic: ice
        status: draft
        entries:
          - id: ice-how
            question: How do I ice it?
            asked: [one a, two b, three c, four d, five e, six f, seven g, eight h]
            answer: Put ice on it.
            source: [first]
            withhold-after: [swelling, soon]
            related: [ice-why]
            offers: [check]
            follow-ups:
              why: ice-why
          - id: ice-why
            question: Why do I ice it?
            asked: [why a, why b, why c, why d, why e, why f, why g, why h]
            answer: It calms it.
            source: [first]

        """;

    private static List<Problem> Problems(string faq, params (string Name, string Text)[] files)
    {
        using var disk = new KnowledgeOnDisk([("faq/ice.yaml", faq), ("articles/first.md", Article), .. files]);
        disk.Read();
        return disk.Problems;
    }

    [Fact]
    public void Good_files_have_no_problems() => Assert.Empty(Problems(Faq));

    [Fact]
    public void Related_entries_are_offered_before_other_offers()
    {
        using var disk = new KnowledgeOnDisk(("faq/ice.yaml", Faq), ("articles/first.md", Article));
        var entry = disk.Read().Entries.Single(entry => entry.Id == "ice-how");
        Assert.Equal(["ice-why", "check"], entry.Offers);
        Assert.Equal("ice-why", entry.FollowUps["why"]);
    }

    [Fact]
    public void An_article_gives_a_passage_for_each_heading()
    {
        using var disk = new KnowledgeOnDisk(("faq/ice.yaml", Faq), ("articles/first.md", Article));
        var passages = disk.Read().Entries.Where(entry => entry.Kind == EntryKind.Passage).ToList();
        Assert.Equal(["first/on-ice", "first/on-rest"], passages.Select(passage => passage.Id));
        Assert.Equal(("On ice", "Ice it for twenty minutes.", "articles/first.md:8"), (passages[0].Question, passages[0].Text, passages[0].Where));
    }

    [Theory]
    [InlineData("id: ice-why", "id: ice-how", "faq/ice.yaml:14", "stands in faq/ice.yaml:4 already")]
    [InlineData("    related:", "    relatd:", "faq/ice.yaml:10", "unknown key 'relatd'")]
    [InlineData("related: [ice-why]", "related: [ice-gone]", "faq/ice.yaml:10", "no entry 'ice-gone'")]
    [InlineData("offers: [check]", "offers: [chek]", "faq/ice.yaml:11", "no entry 'chek'")]
    [InlineData("why: ice-why", "why: ice-gone", "faq/ice.yaml:13", "no entry 'ice-gone'")]
    [InlineData("why: ice-why", "wherefore: ice-why", "faq/ice.yaml:13", "no follow-up is called 'wherefore'")]
    [InlineData("source: [first]", "source: [second]", "faq/ice.yaml:8", "no article 'second'")]
    [InlineData("[swelling, soon]", "[sweling, soon]", "faq/ice.yaml:9", "'sweling' is neither a sign")]
    [InlineData(", eight h]", "]", "faq/ice.yaml:6", "needs at least 8 lines")]
    [InlineData("why a,", "One A!,", "faq/ice.yaml:16", "is asked for 'ice-how' already")]
    [InlineData("It calms it.", "Cryotherapeutic modalities ameliorate inflammatory manifestations considerably.", "faq/ice.yaml:14", "reads at grade")]
    public void A_mistake_is_reported_with_its_line(string right, string wrong, string where, string what)
    {
        var problems = Problems(Faq.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Where == where && problem.What.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_answer_is_reported()
    {
        var problems = Problems(Faq.Replace("It calms it.", string.Concat(Enumerable.Repeat("It is so. ", 21)), StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.What.Contains("has 63 words", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exercise_needs_its_drawing()
    {
        var exercise = Faq.Replace("    offers: [check]", "    offers: [check]\n    exercise: { feel: A pull., stop: On pain., drawing: none }", StringComparison.Ordinal);
        Assert.Contains(Problems(exercise), problem => problem.What.Contains("no drawing 'none'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><title>A foot</title></svg>", "needs a title and a desc")]
    [InlineData("<svg><title>", "not a valid drawing")]
    public void A_drawing_says_in_words_what_it_shows(string svg, string what) =>
        Assert.Contains(Problems(Faq, ("drawings/foot.svg", svg)), problem => problem.What.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void An_article_without_front_matter_is_reported() =>
        Assert.Contains(Problems(Faq, ("articles/second.md", "## On ice\n\nIce it.\n")), problem => problem.Where == "articles/second.md:1");

    [Fact]
    public void A_way_of_asking_that_finds_another_entry_is_reported()
    {
        using var disk = new KnowledgeOnDisk(("faq/ice.yaml", Faq.Replace("seven g", "why", StringComparison.Ordinal)), ("articles/first.md", Article));
        var content = disk.Read();
        var forms = new WordForms(new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, double>(), new HashSet<string>());
        var problems = new List<Problem>();
        EntryChecks.CheckFound(content.Entries, new MemoryIndex(content.Entries, forms, content.Words, new() { VeryWords = 0 }), problems);
        Assert.Contains(problems, problem => problem.What.Contains("finds 'ice-why' first", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Rest it. Ice it.", 0, 3)]
    [InlineData("A physiotherapist can examine the ligaments of your ankle and recommend appropriate strengthening exercises.", 12, 30)]
    public void The_reading_grade_rises_with_long_words_and_sentences(string text, double atLeast, double atMost) =>
        Assert.InRange(Math.Max(0, ReadingGrade.Of(text)), atLeast, atMost);
}
