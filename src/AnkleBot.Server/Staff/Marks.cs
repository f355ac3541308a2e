using AnkleBot.Records;
using AnkleBot.Triage;
using Microsoft.AspNetCore.Html;

namespace AnkleBot.Server.Staff;

/// <summary>How the console marks an urgency: colour, icon and word, always all three, as the chat does.</summary>
internal static class Marks
{
    private static readonly Dictionary<Urgency, (string Style, string Word, string Icon)> Levels = new()
    {
        [Urgency.None] = ("none", "Nothing raised", "M5 12h14"),
        [Urgency.SelfCare] = ("self-care", "Self-care", "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z M8 12.500l3 3 5-6"),
        [Urgency.Soon] = ("soon", "Soon", "M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4 M12 13v3l2 1"),
        [Urgency.Urgent] = ("urgent", "Today", "M12 4l9.500 16h-19z M12 10v4.500 M12 17.400v.2"),
        [Urgency.Emergency] = ("emergency", "Emergency", "M8 3h8l5 5v8l-5 5H8l-5-5V8z M12 7.500v5.500 M12 16.400v.2"),
    };

    /// <summary>The class that sets its colours.</summary>
    public static string Style(Urgency urgency) => Levels[urgency].Style;

    public static string Word(Urgency urgency) => Levels[urgency].Word;

    public static IHtmlContent Level(Urgency urgency) => Mark(Levels[urgency].Style, Levels[urgency].Icon, Levels[urgency].Word);

    /// <summary>A crisis stands above every urgency, in a word of its own.</summary>
    public static IHtmlContent Level(ConversationHead head) => Level(head.Urgency, head.Crisis);

    public static IHtmlContent Level(Urgency urgency, bool crisis) => crisis
        ? Mark("emergency", "M12 20s-8-5-8-11a4.500 4.500 0 0 1 8-3 4.500 4.500 0 0 1 8 3c0 6-8 11-8 11z", "Crisis")
        : Level(urgency);

    // Our own words alone: nothing of it needs escaping.
    private static HtmlString Mark(string style, string icon, string word) =>
        new($"<span class=\"level {style}\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{icon}\"/></svg>{word}</span>");
}
