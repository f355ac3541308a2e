using System.CommandLine;
using AnkleBot.Conversation;
using AnkleBot.Triage;
using Spectre.Console;

namespace AnkleBot.Server.Commands;

/// <summary><c>chat</c>: the bot in a terminal. Choices are numbered; the urgency stands out.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var knowledge = CommonOptions.Knowledge();
        var command = new Command("chat", "Chats in the terminal.") { knowledge };
        command.SetAction(parsed => Run(new(parsed.GetValue(knowledge))));
        return command;
    }

    public static int Run(Settings settings)
    {
        if (settings.Load(Console.Error) is not { } knowledge) return 1;
        var conversation = new Conversation.Conversation(knowledge, settings.Clinic());
        var turn = conversation.Open(ConversationState.New);
        AnsiConsole.Write(new Rule("[teal]AnkleBot[/] [grey](type a number or your own words; Ctrl+D ends)[/]").LeftJustified());
        Show(turn);
        while (Read() is { } text)
        {
            turn = conversation.Respond(turn.State, new(text));
            Show(turn);
        }

        return 0;
    }

    private static string? Read()
    {
        AnsiConsole.Markup("[bold]you >[/] ");
        return Console.ReadLine();
    }

    private static void Show(Turn turn)
    {
        foreach (var reply in turn.Replies) Show(reply);
        var number = 0;
        foreach (var choice in turn.State.Choices)
        {
            number++;
            AnsiConsole.MarkupLine($"  [teal]{number}[/] {Markup.Escape(choice.Label)}{(choice.Link is null ? "" : $" [grey]({Markup.Escape(choice.Link)})[/]")}");
        }

        AnsiConsole.WriteLine();
    }

    private static void Show(Reply reply)
    {
        var body = Markup.Escape((reply with { Heading = null, Choices = [] }).Plain());
        var (colour, word) = reply.Urgency switch
        {
            Urgency.Emergency => ("red", "!! EMERGENCY"),
            Urgency.Urgent => ("darkorange", "! TODAY"),
            Urgency.Soon => ("yellow", "WITHIN DAYS"),
            Urgency.SelfCare => ("green", "SELF-CARE"),
            _ => ("grey", ""),
        };
        if (reply.Heading is null && word.Length == 0)
        {
            AnsiConsole.MarkupLine(body + "\n");
            return;
        }

        var heading = string.Join("  ", new[] { word, reply.Heading ?? "" }.Where(part => part.Length > 0));
        AnsiConsole.Write(new Panel(body) { Header = new($"[bold {colour}] {Markup.Escape(heading)} [/]"), BorderStyle = Style.Parse(colour), Padding = new(1, 0) });
    }
}
