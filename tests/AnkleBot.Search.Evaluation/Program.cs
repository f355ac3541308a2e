using AnkleBot;
using AnkleBot.Knowledge;
using AnkleBot.Search;
using AnkleBot.Search.Evaluation;

// dotnet run --project tests/AnkleBot.Search.Evaluation [-- --check | --confusions | --slots | --tune | --speed | --why "a question"]
var root = Root(Environment.CurrentDirectory);
var problems = new List<Problem>();
var folder = new KnowledgeFolder(Path.Combine(root, "knowledge"), problems);
var content = SearchContent.Read(folder, Signs.Of(folder));
var forms = LanguageFiles.Words(folder);
var index = Index(new());

switch (args)
{
    case ["--check"]:
        EntryChecks.CheckFound(content.Entries, index, problems);
        foreach (var problem in problems) Console.WriteLine(problem);
        Console.WriteLine($"{problems.Count} problems, {content.Entries.Count(entry => entry.Kind == EntryKind.Answer)} FAQ entries");
        return problems.Count == 0 ? 0 : 1;
    case ["--why", var question]:
        Report.Why(index.Explain(question, 5));
        return 0;
    case ["--speed"]:
        Speed.Print(content.Entries, forms, content.Words, Questions());
        return 0;
    case ["--confusions"]:
        Confusions.Print(Questions(), index);
        return 0;
    case ["--slots"]:
        SlotReport.Print(Questions(), content.Words, words => new MemoryIndex(content.Entries, forms, words));
        return 0;
    case ["--tune"]:
        new Tuning(Questions(), index.With).Print();
        return 0;
    default:
        Report.Print(Questions(), index, new PlainIndex(content.Entries));
        return 0;
}

MemoryIndex Index(SearchWeights weights) => new(content.Entries, forms, content.Words, weights);

IReadOnlyList<Question> Questions()
{
    var questions = Question.Read(Path.Combine(root, "tests", "data", "search"));
    var known = content.Entries.Select(entry => entry.Id).ToHashSet();
    foreach (var question in questions.Where(question => !question.Right.IsSubsetOf(known)))
    {
        Console.WriteLine($"{question.Id} names an entry that is not there: {string.Join(", ", question.Right.Except(known))}");
    }

    return questions;
}

static string Root(string from) =>
    File.Exists(Path.Combine(from, "AnkleBot.sln")) ? from : Root(Path.GetDirectoryName(from) ?? throw new DirectoryNotFoundException("run it inside the repository"));
