using System.CommandLine;
using AnkleBot.Records;
using AnkleBot.Records.Commands;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Commands;

/// <summary><c>purge</c>, <c>export</c> and <c>backup</c>: what an operator does with the record, while the server runs or not.</summary>
internal static class RecordCommands
{
    public static Command Purge()
    {
        var clinic = new Option<string?>("--clinic") { Description = "One clinic's key; all clinics by default." };
        var command = new Command("purge", "Deletes conversations that are older than their clinic keeps them.") { clinic };
        command.SetAction((parsed, stopping) => WithRecord(
            async services =>
            {
                var progress = new Progress<(string Clinic, int Deleted)>(done => Console.Error.WriteLine($"{done.Clinic}: {done.Deleted} deleted so far"));
                var deleted = await services.GetRequiredService<Purge>().RunAsync(parsed.GetValue(clinic), Operator, progress, stopping);
                Console.WriteLine($"{deleted} conversations deleted.");
            },
            stopping));
        return command;
    }

    public static Command Export()
    {
        var clinic = new Option<string>("--clinic") { Description = "The clinic's key.", Required = true };
        var user = new Option<string?>("--user") { Description = "One runner's id; all runners of the clinic by default." };
        var format = new Option<ExportFormat>("--format") { Description = "JsonLines or Csv.", DefaultValueFactory = _ => ExportFormat.JsonLines };
        var command = new Command("export", "Writes conversations to standard output, and an audit line about it.") { clinic, user, format };
        command.SetAction((parsed, stopping) => WithRecord(
            async services =>
            {
                await using var output = new StreamWriter(Console.OpenStandardOutput());
                var query = new ConversationQuery([parsed.GetValue(clinic)!]) { User = parsed.GetValue(user) };
                var progress = new Progress<int>(count => Console.Error.WriteLine($"{count} conversations so far"));
                var written = await services.GetRequiredService<Export>().RunAsync(query, parsed.GetValue(format), output, Operator, progress, stopping);
                await Console.Error.WriteLineAsync($"{written} conversations exported.");
            },
            stopping));
        return command;
    }

    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not be there yet." };
        var command = new Command("backup", "Copies the record to a file, also while the server runs. To restore, start on that file.") { file };
        command.SetAction((parsed, stopping) => WithRecord(
            async services =>
            {
                await services.GetRequiredService<Backup>().RunAsync(parsed.GetValue(file)!, Operator, stopping);
                Console.WriteLine($"The record is copied to {parsed.GetValue(file)}.");
            },
            stopping));
        return command;
    }

    // The audit names who did it; on the command line that is the account that runs it.
    private static string Operator => $"command line, {Environment.UserName}";

    private static async Task<int> WithRecord(Func<IServiceProvider, Task> run, CancellationToken stopping)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRecords();
        await using var services = builder.Services.BuildServiceProvider();
        try
        {
            await services.GetRequiredService<IRecords>().OpenAsync(stopping);
            await run(services);
            return 0;
        }
        catch (Exception refused) when (refused is OptionsValidationException or RecordsRefusedException or NotSupportedException or IOException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }
}
