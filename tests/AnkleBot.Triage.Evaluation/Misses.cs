using AnkleBot.Language;

namespace AnkleBot.Triage.Evaluation;

/// <summary>Tells what was read, for those who widen the rules.</summary>
internal static class Misses
{
    public static void Print(Bot bot, IReadOnlyList<Outcome> outcomes)
    {
        foreach (var one in outcomes.Where(one => one.Missed || (!one.Flagged && one.Got >= 2)))
        {
            Console.WriteLine($"\n{(one.Missed ? "MISSED" : "FALSE ALARM")} {one.Case.Id}, should be {one.Case.Urgency}: {one.Case.Messages[0]}");
            Findings(bot.Read(one.Case.Messages[0]));
        }
    }

    public static void Say(Bot bot, string text)
    {
        Findings(bot.Read(text));
        var outcome = bot.Judge(new("", [text], "none", [], []));
        foreach (var raised in outcome.Assessment.Flags) Console.WriteLine($"=> {raised.Flag} at {raised.Urgency} by {raised.Rule}");
    }

    private static void Findings(Reading reading)
    {
        foreach (var finding in reading.Findings) Console.WriteLine($"   {finding.Sign} {finding.Context} [{finding.Words}] by {finding.Rule} {finding.Cue}");
    }
}
