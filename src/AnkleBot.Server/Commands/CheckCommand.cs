using System.CommandLine;
using AnkleBot.Knowledge;

namespace AnkleBot.Server.Commands;

/// <summary><c>check</c>: validates a knowledge folder and reports what is in it.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var knowledge = CommonOptions.Knowledge();
        var command = new Command("check", "Validates the knowledge folder: every mistake with file and line.") { knowledge };
        command.SetAction(parsed => Run(new(parsed.GetValue(knowledge)), Console.Out));
        return command;
    }

    /// <returns>0 when the folder can be used, 1 when it can't.</returns>
    public static int Run(Settings settings, TextWriter output)
    {
        if (!Directory.Exists(settings.KnowledgePath))
        {
            output.WriteLine($"There is no folder {settings.KnowledgePath}.");
            return 1;
        }

        var loaded = KnowledgeLoader.Load(settings.KnowledgePath);
        foreach (var problem in loaded.Problems) output.WriteLine(problem);
        Report(loaded.Report, output);
        output.WriteLine(loaded.Problems.Count == 0 ? "The knowledge is in order." : $"{loaded.Problems.Count} problems found.");
        return loaded.Problems.Count == 0 ? 0 : 1;
    }

    private static void Report(KnowledgeReport report, TextWriter output)
    {
        output.WriteLine($"{report.Answers} answers and {report.Declines} declines, {report.SmallTalk} small talk, with {report.WaysOfAsking} ways of asking");
        output.WriteLine($"{report.Articles} articles with {report.Passages} passages");
        output.WriteLine($"{report.RedFlags} red flags, {report.Signs} signs said in {report.Phrases} ways");
        if (report.Drafts.Count > 0) output.WriteLine($"{report.Drafts.Count} files are drafts that no clinician has approved: {string.Join(", ", report.Drafts)}");
    }
}
