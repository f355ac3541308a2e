using System.Globalization;
using AnkleBot.Records.Benchmark;

// dotnet run -c Release --project tests/AnkleBot.Records.Benchmark -- sqlite|postgresql [LARGE]
var engine = args.ElementAtOrDefault(0) ?? "sqlite";
var large = int.Parse(args.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture);
const int small = 100;
const double most = 2;

await using var place = Place.For(engine);
var few = await place.FilledAsync(small);
var many = await place.FilledAsync(large);

Console.WriteLine($"{engine}: microseconds a page, median of {Timing.Rounds}, at {small} and {large} conversations");
var worst = 0.0;
foreach (var (name, read) in Pages.All)
{
    // Turn by turn, so that whatever else the machine does falls on both.
    var (fewer, more) = await Timing.CompareAsync(() => read(few, small), () => read(many, large));
    worst = Math.Max(worst, more / fewer);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {fewer,8:0} {more,8:0}   x {more / fewer:0.00}"));
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst x {worst:0.00}, allowed x {most:0.00}"));
return worst > most ? 1 : 0;
