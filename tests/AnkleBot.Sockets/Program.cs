using System.Globalization;
using AnkleBot.Sockets;

// Opens many chats at once on a server of this machine, and lets some of them talk.
//   dotnet run -c Release --project tests/AnkleBot.Sockets -- http://localhost:5000 riverside 5000 60
// The server must allow that many conversations: DirectLine__StartsPerMinute=1000000.
if (args.Length < 2 || !Uri.TryCreate(args[0], UriKind.Absolute, out var site) || !site.IsLoopback)
{
    Console.Error.WriteLine("Say where and for which clinic: http://localhost:5000 demo [sockets, 5000] [seconds, 60] [messages a second, 50]");
    Console.Error.WriteLine("It only ever loads a server on this machine.");
    return 1;
}

var sockets = Math.Clamp(Number(2, 5_000), 1, 20_000);
var seconds = Math.Clamp(Number(3, 60), 1, 600);
var aSecond = Math.Clamp(Number(4, 50), 1, 1_000);

using var load = new Load(new(site.GetLeftPart(UriPartial.Authority)), args[1]);
return await load.RunAsync(sockets, TimeSpan.FromSeconds(seconds), aSecond) ? 0 : 1;

int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
