using System.CommandLine;
using AnkleBot.Server.Commands;

var root = new RootCommand("AnkleBot answers runners' questions about sore ankles, and tells them when to see a professional.")
{
    ChatCommand.Create(),
    AskCommand.Create(),
    CheckCommand.Create(),
};
// Until the web chat stands, no verb means a chat in the terminal.
root.SetAction(_ => ChatCommand.Run(new Settings()));
return await root.Parse(args).InvokeAsync();
