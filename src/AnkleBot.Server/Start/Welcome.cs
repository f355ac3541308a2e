using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AnkleBot.Server.Start;

/// <summary>What whoever started the server wants to know: where to look.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, TextWriter output)
    {
        var address = Reachable(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var clinic = app.Services.GetRequiredService<ClinicList>().Default;
        output.WriteLine(app.Environment.IsDevelopment()
            ? $"A sample clinic page with the chat on it: {address}/"
            : $"The chat of {clinic.Clinic.Name}: {address}/chat/{clinic.Key}");
    }

    // An address that stands for every interface can't be opened.
    private static string Reachable(string address) =>
        address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
