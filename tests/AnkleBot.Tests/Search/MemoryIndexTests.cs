using AnkleBot.Search;

namespace AnkleBot.Tests.Search;

public class MemoryIndexTests
{
    private static string? First(string question, string? leaning = null) =>
        Entries.Index().Search(question, 1, leaning) is [var hit] ? hit.Entry.Id : null;

    [Theory]
    [InlineData("how long do I ice", "ice-how-long")]
    [InlineData("how often ice", "ice-how-often")]
    [InlineData("are my old trainers done", "shoes-worn-out")]
    public void A_question_finds_its_entry(string question, string entry) => Assert.Equal(entry, First(question));

    [Fact]
    public void A_way_of_asking_finds_its_own_entry()
    {
        var index = Entries.Index();
        Assert.All(Entries.Few, entry => Assert.All(entry.Asked, line => Assert.Equal(entry.Id, index.Search(line.Text, 1)[0].Entry.Id)));
    }

    [Theory]
    [InlineData("how long with frozen peas", "ice-how-long")]
    [InlineData("how often the cold pack", "ice-how-often")]
    [InlineData("sneakers replaced when", "shoes-worn-out")]
    public void A_synonym_or_a_phrase_stands_for_the_word(string question, string entry) => Assert.Equal(entry, First(question));

    [Fact]
    public void Synonyms_of_one_slot_count_once()
    {
        var both = Entries.Of("x-both", "Cold pack and frozen peas and ice", "Nothing.");
        var explained = Entries.Index(null, both).Explain("icing", 10).Single(found => found.Hit.Entry.Id == "x-both");
        Assert.Single(explained.Parts);
    }

    [Fact]
    public void A_synonym_counts_less_than_the_word_itself()
    {
        var words = Entries.Synonyms("peas, ice");
        var index = new MemoryIndex([Entries.Of("a-peas", "peas", "x"), Entries.Of("b-ice", "ice", "x")], Entries.NoForms, words);
        Assert.Equal(["a-peas", "b-ice"], index.Search("peas", 2).Select(hit => hit.Entry.Id));
    }

    [Theory]
    [InlineData("masage tecnique", "massage-how")]
    [InlineData("ibuprofin doze", "decline-dose")]
    [InlineData("messaging technic", "massage-how")]
    public void A_misspelt_word_finds_what_it_looks_like(string question, string entry) => Assert.Equal(entry, First(question));

    [Theory]
    [InlineData("ise frekwensy", "ice-how-often")]
    [InlineData("raplace my shuse", "shoes-worn-out")]
    public void A_word_spelt_as_it_sounds_finds_what_sounds_so(string question, string entry) => Assert.Equal(entry, First(question));

    [Fact]
    public void A_misspelling_that_a_way_of_asking_shares_stands_for_the_word()
    {
        Entry[] all =
        [
            Entries.Of("a-why", "Why massage?", "x", "what is a masage good for"),
            Entries.Of("b-how", "How do I massage?", "x", "massage technique"),
            Entries.Of("c-when", "When do I massage?", "x", "massage after ice", "massage before ice"),
            Entries.Of("d-who", "Who gives a massage?", "x", "massage near me"),
            Entries.Of("e-where", "Where do I massage?", "x", "massage spots"),
        ];
        var index = new MemoryIndex(all, Entries.NoForms, Entries.Synonyms());

        var hits = index.Search("masage", 5);

        Assert.Equal(5, hits.Count);
    }

    [Fact]
    public void A_decline_wins_where_the_question_is_not_ours() => Assert.Equal("decline-dose", First("how many ibuprofen tablets"));

    [Fact]
    public void An_entry_is_preferred_over_a_passage_that_fits_as_well()
    {
        var passage = Entries.Of(EntryKind.Passage, "a-article/ice", "How long should I ice?", "Hold it on for 15 to 20 minutes.") with { Sources = ["a-article"] };
        Assert.Equal("ice-how-long", Entries.Index(null, passage).Search("how long should I ice", 1)[0].Entry.Id);
    }

    [Fact]
    public void A_passage_answers_what_no_entry_covers()
    {
        var passage = Entries.Of(EntryKind.Passage, "a-article/hills", "Running hills", "Hills load the calf.") with { Sources = ["a-article"] };
        Assert.Equal("a-article/hills", Entries.Index(null, passage).Search("what about hills", 1)[0].Entry.Id);
    }

    [Fact]
    public void A_follow_up_stays_in_the_topic_that_it_leans_on()
    {
        Assert.Equal("massage-how-often", First("and how often", "massage"));
        Assert.Equal("ice-how-often", First("and how often", "ice"));
    }

    [Fact]
    public void Confidence_is_higher_for_what_was_asked_than_for_what_shares_a_word()
    {
        var index = Entries.Index();
        Assert.True(index.Search("how long should I ice", 1)[0].Confidence > index.Search("how long is the river Nile in kilometres", 1)[0].Confidence);
    }

    [Theory]
    [InlineData("quibble frotz")]
    [InlineData("xyzzy plugh")]
    public void One_odd_word_that_only_looks_alike_is_no_answer_for_want_of_a_rival(string question)
    {
        var hit = Assert.Single(RealKnowledge.Base.Index.Search(question, 1));
        Assert.InRange(hit.Confidence, 0, new SearchWeights().AnswerFrom);
    }

    [Fact]
    public void Confidence_falls_from_hit_to_hit()
    {
        var hits = Entries.Index().Search("how many times a day do I ice", 5);
        Assert.Equal(hits.OrderByDescending(hit => hit.Confidence), hits);
        Assert.All(hits, hit => Assert.InRange(hit.Confidence, 0, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("?!,.")]
    [InlineData("\U0001F9CA\U0001F9B6")]
    [InlineData("\ud83e\u0000\udfff")]
    [InlineData("zzzzqqqq xxxyyyw")]
    public void What_says_nothing_finds_nothing(string question) => Assert.Empty(Entries.Index().Search(question, 3));

    [Fact]
    public void A_message_of_any_length_is_answered()
    {
        var index = Entries.Index();
        Assert.NotEmpty(index.Search(string.Concat(Enumerable.Repeat("how long do I ice? ", 6_000)), 3));
        Assert.Empty(index.Search(new string('x', 100_000), 3));
        Assert.Single(index.Search("ice", int.MinValue));
    }

    [Fact]
    public void An_index_of_nothing_finds_nothing() =>
        Assert.Empty(new MemoryIndex([], Entries.NoForms, SearchWords.None).Search("ice", 3));

    [Fact]
    public void The_parts_of_an_explanation_say_what_was_met()
    {
        var part = Entries.Index().Explain("frozen peas", 1)[0].Parts[0];
        Assert.Equal(("frozen pea", "ice"), (part.Word, part.Matched));
    }

    [Fact]
    public void Many_threads_get_the_same_hits()
    {
        var index = Entries.Index();
        var alone = index.Search("how often ice", 5);
        Parallel.For(0, 200, _ => Assert.Equal(alone, index.Search("how often ice", 5)));
    }
}
