using System.CommandLine;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using AnkleBot.Server.Staff;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Commands;

/// <summary><c>staff add</c> makes an account for the console, the first one among them; <c>staff reset</c> lets somebody in again.</summary>
internal static class StaffCommand
{
    public static Command Create() => new("staff", "Accounts of the console at /staff.") { Add(), Reset() };

    private static Command Add()
    {
        var email = new Option<string>("--email") { Description = "The e-mail to sign in with.", Required = true };
        var name = new Option<string?>("--name") { Description = "How the console calls them." };
        var role = new Option<StaffRole>("--role") { Description = "Reviewer, Editor or Administrator.", DefaultValueFactory = _ => StaffRole.Reviewer };
        var clinic = new Option<string[]>("--clinic") { Description = "A clinic's key, several times for several; * for every clinic.", Required = true };
        var command = new Command("add", "Makes an account and prints its one-time password.") { email, name, role, clinic };
        command.SetAction((parsed, stopping) => WithAccountsAsync(
            (services, _) => services.GetRequiredService<GivingOut>()
                .AddAsync(parsed.GetValue(email), parsed.GetValue(name), parsed.GetValue(role), parsed.GetValue(clinic)!, Operator),
            stopping));
        return command;
    }

    private static Command Reset()
    {
        var email = new Option<string>("--email") { Description = "Whose account.", Required = true };
        var command = new Command("reset", "Gives an account a new one-time password, and takes its second step away.") { email };
        command.SetAction((parsed, stopping) => WithAccountsAsync(
            async (services, _) =>
            {
                var account = await services.GetRequiredService<UserManager<StaffAccount>>().FindByNameAsync(parsed.GetValue(email)!);
                return account is null
                    ? Given.Refused($"{parsed.GetValue(email)} has no account. `staff add` makes one.")
                    : await services.GetRequiredService<GivingOut>().ResetAsync(account, Operator);
            },
            stopping));
        return command;
    }

    private static string Operator => $"command line, {Environment.UserName}";

    private static async Task<int> WithAccountsAsync(Func<IServiceProvider, CancellationToken, Task<Given>> run, CancellationToken stopping)
    {
        try
        {
            var builder = ServeCommand.Builder();
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddRecords().AddClinics().AddStaffAccounts();
            await using var services = builder.Services.BuildServiceProvider();
            await services.GetRequiredService<IRecords>().OpenAsync(stopping);
            await using var scope = services.CreateAsyncScope();
            var given = await run(scope.ServiceProvider, stopping);
            if (given.Problem is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }
            Console.WriteLine($"{given.Account!.Email} signs in at /staff with this one-time password, until {given.Account.OneTimeUntil:yyyy-MM-dd}:");
            Console.WriteLine(given.OneTimePassword);
            return 0;
        }
        catch (Exception refused) when (refused is OptionsValidationException or RecordsRefusedException or RecordsUnavailableException or IOException)
        {
            foreach (var line in refused is OptionsValidationException invalid ? invalid.Failures : [refused.Message])
                await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }
}
