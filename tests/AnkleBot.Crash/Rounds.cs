using System.Diagnostics;
using System.Globalization;
using AnkleBot.Records.Tests.Rig;

namespace AnkleBot.Crash;

/// <summary>Load, kill, look; load again.</summary>
internal static class Rounds
{
    private const int Clients = 40;

    public static async Task<int> RunAsync(int rounds, string engine)
    {
        var folder = Directory.CreateTempSubdirectory("anklebot-crash-").FullName;
        using var postgres = engine == "postgresql" ? PostgresServer.Start() : null;
        var address = postgres?.Address("postgres") ?? Path.Combine(folder, "records.db");
        var seed = Environment.TickCount;
        var moment = new Random(seed);
        var talks = new Talks(Clients, seed);
        var load = new Load(engine, address, talks);
        var respond = Bot.Load();
        var began = Stopwatch.StartNew();
        Console.WriteLine($"seed {seed}");

        Verdict verdict = new();
        var kills = 0;
        for (var round = 1; round <= rounds; round++)
        {
            await load.RunAndKillAsync(moment.Next(50, 2500));
            kills++;
            verdict = new();
            await using (var records = Record.At(engine, address))
            {
                await records.OpenAsync();
                await verdict.JudgeAsync(records, talks, respond);
            }
            Console.WriteLine($"round {round}: {verdict.Turns} turns on record, {talks.Answers.Count} replies received, {verdict.Faults.Count} faults");
            foreach (var fault in verdict.Faults.Take(20)) Console.WriteLine("  " + fault);
            if (verdict.Faults.Count > 0) break;
        }
        if (verdict.Faults.Count == 0) Directory.Delete(folder, recursive: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}: {kills} kills in {began.Elapsed.TotalSeconds:0} s, {Clients} conversations, {verdict.Turns} turns, {talks.Answers.Count} replies received, {verdict.Faults.Count} lost, doubled or in disagreement"));
        return verdict.Faults.Count == 0 ? 0 : 1;
    }
}
