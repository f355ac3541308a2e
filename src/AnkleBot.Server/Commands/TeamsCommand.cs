using System.CommandLine;
using AnkleBot.Server.Teams;

namespace AnkleBot.Server.Commands;

/// <summary><c>teams package</c>: makes the file that an administrator uploads to Teams.</summary>
internal static class TeamsCommand
{
    public static Command Create() => new("teams", "What Teams needs.") { Package() };

    private static Command Package()
    {
        var (app, host, developer) = (Needed("--app-id", "The registered app's id, as in BotFramework:AppId."), Needed("--host", "Where the server is reached, such as bot.example."), Needed("--developer", "Who offers the bot, such as the clinic."));
        var (privacy, terms) = (Needed("--privacy", "The https address of the privacy notice."), Needed("--terms", "The https address of the terms of use."));
        var website = new Option<string?>("--website") { Description = "An https address about the bot; the host by default." };
        var version = new Option<string>("--app-version") { Description = "Three numbers. Teams wants new ones with every change.", DefaultValueFactory = _ => "1.0.0" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", DefaultValueFactory = _ => "anklebot-teams.zip" };
        var command = new Command("package", "Fills the app package for Teams and zips it.") { app, host, developer, privacy, terms, website, version, output };
        command.SetAction(parsed => Run(
            new(
                parsed.GetValue(app)!, parsed.GetValue(host)!, parsed.GetValue(developer)!, parsed.GetValue(website) ?? $"https://{parsed.GetValue(host)}",
                parsed.GetValue(privacy)!, parsed.GetValue(terms)!, parsed.GetValue(version)!),
            parsed.GetValue(output)!, Console.Out, Console.Error));
        return command;
    }

    /// <returns>0 when it is written, 1 when it can't be.</returns>
    public static int Run(AppPackage package, string file, TextWriter output, TextWriter errors)
    {
        if (package.Problems() is { Count: > 0 } problems)
        {
            foreach (var problem in problems) errors.WriteLine(problem);
            return 1;
        }
        try
        {
            using var written = File.Create(file);
            package.Write(Path.Combine(AppContext.BaseDirectory, "teams"), written);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(failed.Message);
            return 1;
        }
        output.WriteLine($"{file} is ready. An administrator uploads it in the Teams admin center, under Teams apps, Manage apps.");
        return 0;
    }

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };
}
