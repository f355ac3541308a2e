using System.CommandLine;
using AnkleBot.Channels;
using AnkleBot.Channels.DirectLine;
using AnkleBot.Records;
using AnkleBot.Server.Commands;
using AnkleBot.Server.Site;
using AnkleBot.Server.Staff;
using AnkleBot.Server.Start;

var root = new RootCommand("AnkleBot answers runners' questions about sore ankles, and tells them when to see a professional.")
{
    ServeCommand.Create(),
    ChatCommand.Create(),
    AskCommand.Create(),
    CheckCommand.Create(),
    RecordCommands.Purge(),
    RecordCommands.Export(),
    RecordCommands.Backup(),
    StaffCommand.Create(),
};
// No verb means serve.
ServeCommand.Extend(root);
return await root.Parse(args).InvokeAsync();

/// <summary>The server, room by room.</summary>
internal sealed partial class Program
{
    internal static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddRecords().AddKnowledge().AddChannels().AddSite().AddStaff();

        var app = builder.Build();
        app.MapHealth();
        app.MapDirectLine();
        app.MapSite();
        app.MapStaff();
        return app;
    }
}
