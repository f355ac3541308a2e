using AnkleBot.Records;
using AnkleBot.Triage;
using Microsoft.AspNetCore.Html;

namespace AnkleBot.Server.Staff.Notices;

/// <summary>Notices as staff read them.</summary>
internal static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Crisis => "Crisis",
        NoticeKind.Emergency => "Emergency",
        NoticeKind.Urgent => "To be seen today",
        _ => "Asks for a person",
    };

    public static IHtmlContent Mark(NoticeKind kind) => kind switch
    {
        NoticeKind.Crisis => Marks.Level(Urgency.Emergency, crisis: true),
        NoticeKind.Emergency => Marks.Level(Urgency.Emergency),
        NoticeKind.Urgent => Marks.Level(Urgency.Urgent),
        // Our own words alone: nothing of it needs escaping.
        _ => new HtmlString("<span class=\"level person\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z M4 21c0-4 3.500-6 8-6s8 2 8 6\"/></svg>Person</span>"),
    };
}
