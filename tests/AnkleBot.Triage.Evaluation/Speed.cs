using System.Diagnostics;

namespace AnkleBot.Triage.Evaluation;

/// <summary>Messages a second through the reader, on one core.</summary>
internal static class Speed
{
    private const int Rounds = 5;

    public static void Print(Bot bot, IReadOnlyList<Case> messages)
    {
        foreach (var one in messages) bot.Read(one.Messages[0]);
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var one in messages) bot.Read(one.Messages[0]);
            Console.WriteLine($"{messages.Count / watch.Elapsed.TotalSeconds:0} messages a second");
        }
    }
}
