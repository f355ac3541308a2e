using AnkleBot.Language;
using AnkleBot.Search;

namespace AnkleBot.Tests.Search;

public class TrialTests
{
    private static readonly MemoryIndex Index = Entries.Index();

    [Fact]
    public void A_further_way_of_asking_is_found_first_and_nothing_else_moves()
    {
        var trial = Of(Asking("massage-how", "work the knots out"), "work the knots out of it");

        var tried = Assert.Single(trial.Questions);
        Assert.NotEqual("massage-how", tried.Before?.Entry.Id);
        Assert.Equal("massage-how", tried.After!.Entry.Id);
        Assert.Empty(trial.Moves);
        Assert.Equal(Entries.Few.Sum(entry => entry.Asked.Count), trial.Tried);
    }

    [Fact]
    public void A_way_of_asking_that_takes_anothers_question_is_named()
    {
        var trial = Of(Entries.Of("cold-often", "Ice frequency", "Ice.", "ice frequency", "frequency of ice", "the ice frequency"), "ice frequency");

        var moved = Assert.Single(trial.Moves, move => move.Asked == "ice frequency");
        Assert.Equal("ice-how-often", moved.Entry.Id);
        Assert.Equal("ice-how-often", moved.Before!.Entry.Id);
    }

    [Fact]
    public void A_new_entry_is_found_and_the_index_that_serves_stays_as_it_was()
    {
        var trial = Of(Entries.Of("tape-how", "How do I tape?", "Start below.", "tape my ankle", "kinesio tape"), "kinesio tape on it");

        Assert.Equal("tape-how", Assert.Single(trial.Questions).After!.Entry.Id);
        Assert.DoesNotContain(Index.Search("kinesio tape", 10), hit => hit.Entry.Id == "tape-how");
    }

    [Fact]
    public void A_new_entry_stands_with_its_topic()
    {
        var twin = Entries.Of("ice-x", "x", "x", "utterly unheard");
        var other = Entries.Of("shoes-x", "x", "x", "utterly unheard");

        // Of two that fit alike the one whose file comes first is found, as it is when both are loaded from files.
        Assert.Equal("ice-x", Index.Holding(other).Holding(twin).Search("utterly unheard", 1)[0].Entry.Id);
    }

    private static Trial Of(Entry entry, params string[] questions) => Trial.Of(Index, Entries.Few, entry, questions);

    private static Entry Asking(string id, params string[] more)
    {
        var entry = Entries.Few.Single(entry => entry.Id == id);
        return entry with { Asked = [.. entry.Asked, .. more.Select(text => new Line(text, "new"))] };
    }
}
