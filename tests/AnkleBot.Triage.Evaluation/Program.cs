using AnkleBot.Knowledge;
using AnkleBot.Triage.Evaluation;

// Prints how triage does on the development set: dotnet run --project tests/AnkleBot.Triage.Evaluation
//   [--part tune|report]   which part; the part that reports is the default
//   [--misses]             lists what went wrong, of the part that tunes only
//   [--say "text"]         what is read in one message
//   [--folds]              cross-validation on the examples of the likeness, to choose its thresholds
//   [--speed]              messages a second on one core; run it with -c Release
var root = Repository.Root();
var loaded = KnowledgeLoader.Load(Path.Combine(root, "knowledge"), tryAsked: false);
foreach (var problem in loaded.Problems) Console.WriteLine(problem);
if (loaded.Readable is not { } knowledge) return 1;
var bot = new Bot(knowledge);

if (Option("--say") is { } text)
{
    Misses.Say(bot, text);
    return 0;
}

if (args.Contains("--folds"))
{
    Folds.Print(knowledge, loaded.Examples);
    return 0;
}

var part = Option("--part") == "tune" ? Part.Tune : Part.Report;
var messages = DevelopmentSet.Messages(root, part);
var questions = DevelopmentSet.Questions(root, part);
if (args.Contains("--speed"))
{
    Speed.Print(bot, messages);
    return 0;
}

var outcomes = messages.Select(bot.Judge).ToList();
Report.Print(part, outcomes, questions.Select(bot.Judge).ToList(), DevelopmentSet.Conversations(root, part).Select(bot.Judge).ToList());
if (args.Contains("--misses") && part == Part.Tune) Misses.Print(bot, outcomes);
return 0;

string? Option(string name) => args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
