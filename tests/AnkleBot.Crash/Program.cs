using System.Globalization;
using AnkleBot.Crash;

// --child ENGINE ADDRESS: the process that is killed. Otherwise: --rounds N --engine sqlite|postgresql
if (args is ["--child", var childEngine, var address])
{
    await Child.RunAsync(childEngine, address);
    return 0;
}
var rounds = int.Parse(Option("--rounds") ?? "30", CultureInfo.InvariantCulture);
var engine = Option("--engine") ?? "sqlite";
if (engine is not ("sqlite" or "postgresql"))
{
    Console.Error.WriteLine("--engine is sqlite or postgresql.");
    return 2;
}
return await Rounds.RunAsync(rounds, engine);

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 ? args.ElementAtOrDefault(at + 1) : null;
}
