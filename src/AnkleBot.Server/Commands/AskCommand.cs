using System.CommandLine;

namespace AnkleBot.Server.Commands;

/// <summary><c>ask</c>: one question, or conversations as JSON Lines from standard input.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Arity = ArgumentArity.ZeroOrOne, Description = "The question." };
        var jsonl = new Option<bool>("--jsonl") { Description = "Read conversations from standard input, one JSON object a line, and write one a line." };
        var entries = new Option<bool>("--entries") { Description = "Add the best five entries with their scores." };
        var explain = new Option<bool>("--explain") { Description = "Show what was read, what it raised and why each entry was found." };
        var knowledge = CommonOptions.Knowledge();
        var command = new Command("ask", "Asks the bot without a channel.") { question, jsonl, entries, explain, knowledge };
        command.SetAction(parsed => Run(
            new(parsed.GetValue(knowledge)),
            parsed.GetValue(question),
            parsed.GetValue(jsonl),
            new(parsed.GetValue(entries), parsed.GetValue(explain))));
        return command;
    }

    private static int Run(Settings settings, string? question, bool jsonl, AskDetail detail)
    {
        if (settings.Load(Console.Error) is not { } knowledge) return 1;
        var talk = new Talk(knowledge, settings.Clinic(), detail);
        if (jsonl)
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            using var output = new StreamWriter(Console.OpenStandardOutput());
            new JsonLines(talk).Run(input, output);
            return 0;
        }

        if (question is null)
        {
            Console.Error.WriteLine("Say what to ask: ask \"how long should I ice it\", or ask --jsonl with conversations on standard input.");
            return 1;
        }

        Print(talk.Tell([question])[0], talk, detail);
        return 0;
    }

    private static void Print(Told told, Talk talk, AskDetail detail)
    {
        foreach (var reply in told.Turn.Replies) Console.WriteLine(reply.Plain() + "\n");
        if (detail.Entries || detail.Explain) Console.WriteLine(talk.Describe(told).ToJsonString(JsonLines.Indented));
    }
}

/// <summary>What is shown beside the replies.</summary>
internal readonly record struct AskDetail(bool Entries, bool Explain);
