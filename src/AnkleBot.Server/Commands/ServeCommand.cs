using System.CommandLine;
using AnkleBot.Records;
using AnkleBot.Server.Start;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Commands;

/// <summary><c>serve</c>: the web chat and all else that goes over HTTP.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serves the web chat. It is what happens without a verb, too.");
        Extend(command);
        return command;
    }

    /// <summary>Makes a command serve.</summary>
    public static void Extend(Command command)
    {
        var (knowledge, urls) = (CommonOptions.Knowledge(), CommonOptions.Urls());
        command.Add(knowledge);
        command.Add(urls);
        command.SetAction((parsed, stopping) => RunAsync(parsed.GetValue(knowledge), parsed.GetValue(urls), stopping));
    }

    /// <summary>With the configuration that serving has, for commands that touch the same things.</summary>
    public static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environment() });
        // An appsettings.json beside the program counts too, below the one in the current folder.
        builder.Configuration.Sources.Insert(0, Beside("appsettings.json"));
        return builder;
    }

    private static async Task<int> RunAsync(string? knowledge, string? urls, CancellationToken stopping)
    {
        try
        {
            var builder = Builder();
            // Request lines hold tokens, and one for each message drowns what matters.
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            if (knowledge is not null) builder.Configuration["Knowledge:Path"] = knowledge;
            if (urls is not null) builder.Configuration["urls"] = urls;

            await using var app = Program.Build(builder);
            await app.PrepareAsync(stopping);
            await app.StartAsync(stopping);
            await Welcome.PrintAsync(app, Console.Out);
            await app.WaitForShutdownAsync(stopping);
            return 0;
        }
        catch (Exception refused) when (refused is OptionsValidationException or KnowledgeRefusedException or RecordsRefusedException or IOException)
        {
            // Said plainly: what to mend, not where in the program it was noticed.
            foreach (var line in refused is OptionsValidationException invalid ? invalid.Failures : [refused.Message])
                await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }

    // dotnet run makes a Debug build. launchSettings.json would do the same, but dotnet run announces it on standard
    // output, where `ask --jsonl` writes nothing but JSON.
    private static string? Environment() =>
#if DEBUG
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;
#else
        null;
#endif

    private static JsonConfigurationSource Beside(string file)
    {
        var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, file), Optional = true };
        source.ResolveFileProvider();
        return source;
    }
}
