using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AnkleBot.Server.Start;

/// <summary>What whoever started the server wants to know: where to look.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter output)
    {
        var address = Reachable(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var clinic = app.Services.GetRequiredService<ClinicList>().Default;
        output.WriteLine(app.Environment.IsDevelopment()
            ? $"A sample clinic page with the chat on it: {address}/"
            : $"The chat of {clinic.Clinic.Name}: {address}/chat/{clinic.Key}");
        output.WriteLine(await app.Services.GetRequiredService<AccountStore>().AnyAsync()
            ? $"The console for staff: {address}/staff"
            : $"The console for staff is at {address}/staff, and nobody has an account yet. Make one: staff add --email you@clinic.example --role administrator --clinic {clinic.Key}");
    }

    // An address that stands for every interface can't be opened.
    private static string Reachable(string address) =>
        address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
