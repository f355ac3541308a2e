using System.CommandLine;

namespace AnkleBot.Server.Commands;

internal static class CommonOptions
{
    public static Option<string?> Knowledge() =>
        new("--knowledge") { Description = "The knowledge folder to use; the one beside the program by default." };
}
