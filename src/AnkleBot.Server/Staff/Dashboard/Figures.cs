using AnkleBot.Conversation;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Reviewing;
using AnkleBot.Triage;

namespace AnkleBot.Server.Staff.Dashboard;

/// <summary>Turns what was counted a day and clinic into the dashboard's charts.</summary>
internal sealed class Figures(IReadOnlyList<DayCount> counts, DaySpan span, IReadOnlyList<string> clinics, Names names)
{
    private const double MinutesAnHour = 60;

    // One colour for each clinic of a chart; with more clinics than colours they come round again.
    private static readonly string[] Colours = ["accent", "soon", "urgent", "self-care", "quiet", "emergency"];

    private static readonly string[] Totals =
        ["Conversations", "Answered", "Declined", "Unanswered", "Today", "Emergency", "Crisis", "Thumbs up", "Thumbs down", "Reviewed", "Hours to review"];

    private readonly ILookup<(string Name, string Clinic, DateOnly Period), long> _counted =
        counts.ToLookup(count => (count.Name, count.Clinic, span.PeriodOf(count.Day)), count => count.Count);

    public IReadOnlyList<Chart> Charts =>
    [
        new("conversations", "Conversations", null, Drawn.Stacked, Period, [.. clinics.Index().Select(each => new Series(names.Clinic(each.Item), Colours[each.Index % Colours.Length]))],
            [.. span.Periods.Select(period => new Row(Label(period), [.. clinics.Select(clinic => (double?)Sum(Counted.Conversations, [clinic], period))]))]),
        ByPeriod("questions", "Questions", "Messages that were answered from the content, that were not ours to answer, and that nothing answered.", Drawn.Stacked,
            ("Answered", "accent", Counted.Kind(TurnKind.Answer)), ("Declined", "quiet", Counted.Kind(TurnKind.Decline)), ("Unanswered", "urgent", Counted.Unanswered)),
        ByPeriod("urgency", "Escalations by urgency", "Conversations that rose to an urgency, spoke of self-harm, or asked for a person.", Drawn.Line,
            ("Soon", "soon", Counted.Urgency(Urgency.Soon)), ("Today", "urgent", Counted.Urgency(Urgency.Urgent)), ("Emergency", "emergency", Counted.Urgency(Urgency.Emergency)),
            ("Crisis", "ink", Counted.Crisis), ("Person asked for", "accent", Counted.PersonAsked)),
        Flags(),
        ByPeriod("thumbs", "Thumbs", null, Drawn.Stacked, ("Up", "self-care", Counted.Thumb(Thumb.Up)), ("Down", "urgent", Counted.Thumb(Thumb.Down))),
        Reviews(),
    ];

    /// <summary>The whole span, clinic by clinic.</summary>
    public Chart Overview => new(
        "clinics", "Each clinic", null, Drawn.Not, "Clinic",
        [.. Totals.Select(name => new Series(name, "ink"))],
        [.. clinics.Select(clinic => new Row(names.Clinic(clinic),
        [
            Whole(Counted.Conversations, clinic), Whole(Counted.Kind(TurnKind.Answer), clinic), Whole(Counted.Kind(TurnKind.Decline), clinic), Whole(Counted.Unanswered, clinic),
            Whole(Counted.Urgency(Urgency.Urgent), clinic), Whole(Counted.Urgency(Urgency.Emergency), clinic), Whole(Counted.Crisis, clinic),
            Whole(Counted.Thumb(Thumb.Up), clinic), Whole(Counted.Thumb(Thumb.Down), clinic), Whole(Counted.Reviewed, clinic),
            Hours(Whole(Counted.ReviewMinutes, clinic), Whole(Counted.Reviewed, clinic)),
        ]))]);

    private string Period => span.ByWeek ? "Week from" : "Day";

    private Chart ByPeriod(string id, string title, string? said, Drawn drawn, params IReadOnlyList<(string Name, string Colour, string Counted)> series) => new(
        id, title, said, drawn, Period, [.. series.Select(each => new Series(each.Name, each.Colour))],
        [.. span.Periods.Select(period => new Row(Label(period), [.. series.Select(each => (double?)Sum(each.Counted, clinics, period))]))]);

    private Chart Flags()
    {
        var start = Counted.Flag("");
        var flags = counts.Where(count => count.Name.StartsWith(start, StringComparison.Ordinal)).GroupBy(count => count.Name[start.Length..])
            .Select(flag => (Name: names.Flag(flag.Key), Count: flag.Sum(count => count.Count)))
            .OrderByDescending(flag => flag.Count).ThenBy(flag => flag.Name, StringComparer.Ordinal);
        return new(
            "flags", "Escalations by flag", "Conversations in which a flag was raised, in the whole time.", Drawn.Lying, "Flag",
            [new("Conversations", "accent")], [.. flags.Select(flag => new Row(flag.Name, [flag.Count]))]);
    }

    private Chart Reviews() => new(
        "reviews", "Time to review", "Hours from a conversation's last message until it was marked as reviewed, on average.", Drawn.Line, Period,
        [new("Hours", "accent")],
        [.. span.Periods.Select(period => new Row(Label(period), [Hours(Sum(Counted.ReviewMinutes, clinics, period), Sum(Counted.Reviewed, clinics, period))]))]);

    private long Sum(string name, IReadOnlyList<string> among, DateOnly period) => among.Sum(clinic => _counted[(name, clinic, period)].Sum());

    private long Whole(string name, string clinic) => span.Periods.Sum(period => Sum(name, [clinic], period));

    private static double? Hours(long minutes, long reviews) => reviews == 0 ? null : Math.Round(minutes / MinutesAnHour / reviews, 1);

    private static string Label(DateOnly period) => DaySpan.Words(period);
}
