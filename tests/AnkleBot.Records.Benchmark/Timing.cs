using System.Diagnostics;

namespace AnkleBot.Records.Benchmark;

internal static class Timing
{
    public const int Rounds = 200;
    private const int Warming = 30;

    public static async Task<(double Fewer, double More)> CompareAsync(Func<Task<int>> few, Func<Task<int>> many)
    {
        var (fewer, more) = (new List<double>(), new List<double>());
        for (var round = -Warming; round < Rounds; round++)
        {
            var (small, items) = await TimeAsync(few);
            var (large, same) = await TimeAsync(many);
            if (items != same) throw new InvalidOperationException($"The pages differ: {items} and {same} items.");
            if (round < 0) continue;
            fewer.Add(small);
            more.Add(large);
        }
        return (Median(fewer), Median(more));
    }

    private static async Task<(double Microseconds, int Items)> TimeAsync(Func<Task<int>> read)
    {
        var began = Stopwatch.GetTimestamp();
        var items = await read();
        return (Stopwatch.GetElapsedTime(began).TotalMicroseconds, items);
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
