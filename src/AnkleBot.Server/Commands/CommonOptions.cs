using System.CommandLine;

namespace AnkleBot.Server.Commands;

internal static class CommonOptions
{
    public static Option<string?> Knowledge() =>
        new("--knowledge") { Description = "The knowledge folder to use; the one beside the program by default." };

    public static Option<string?> Urls() =>
        new("--urls") { Description = "Where to listen, such as http://localhost:5080." };
}
