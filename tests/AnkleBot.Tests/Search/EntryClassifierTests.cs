using AnkleBot.Search;

namespace AnkleBot.Tests.Search;

public class EntryClassifierTests
{
    private const int Lines = 600;

    private static readonly Entry HowLong = Asked("a-how-long", number => $"for how long do i do {Name(number)}");
    private static readonly Entry HowOften = Asked("b-how-often", number => $"how often in a week do i do {Name(number)}");

    private readonly Analyzer analyzer = new(Entries.NoForms, new HashSet<string>(), []);

    [Theory]
    [InlineData("how long do i do the lunges", 0)]
    [InlineData("and how often the lunges", 1)]
    public void Questions_about_new_things_are_told_apart_by_what_all_ways_of_asking_teach(string question, int entry)
    {
        var margins = EntryClassifier.Learn([HowLong, HowOften], analyzer)!.Margins(analyzer.Terms(question));

        Assert.True(margins[entry] > 0, $"{margins[entry]}");
        Assert.True(margins[1 - entry] < 0, $"{margins[1 - entry]}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_entry_is_learnt_anew_without_the_others(bool isNew)
    {
        var which = Asked("a-which", number => $"which week do i do {Name(number)}");
        Entry[] before = isNew ? [HowLong, HowOften] : [HowLong, Asked("a-which", number => $"{Name(number)} in which month"), HowOften];
        Entry[] after = [HowLong, which, HowOften];

        var classifier = EntryClassifier.Learn(before, analyzer)!.With(after, 1, isNew, analyzer);

        string[] questions = ["for how long do i do lunges", "which week do i do lunges", "how often in a week do i do lunges"];
        Assert.All(questions.Index(), asked => Assert.Equal(asked.Index, Likeliest(classifier.Margins(analyzer.Terms(asked.Item)))));

        static int Likeliest(float[] margins) => margins.AsSpan().IndexOf(margins.Max());
    }

    [Fact]
    public void Few_ways_of_asking_teach_nothing() => Assert.Null(EntryClassifier.Learn(Entries.Few, analyzer));

    private static Entry Asked(string id, Func<int, string> line) => Entries.Of(id, id, "x", [.. Enumerable.Range(0, Lines).Select(line)]);

    // Words that are alike in nothing.
    private static string Name(int number) => string.Concat(new Random(number).GetItems<char>("bcdfglmnprstvz", 6));
}
