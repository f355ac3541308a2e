using System.Globalization;

namespace AnkleBot.Server.Staff.Dashboard;

/// <summary>The days that a dashboard tells of, and how they are put together.</summary>
/// <param name="From">The first day.</param>
/// <param name="Through">The last day.</param>
/// <param name="ByWeek">Weeks that begin on Monday, instead of days.</param>
internal sealed record DaySpan(DateOnly From, DateOnly Through, bool ByWeek)
{
    /// <summary>The most days at once: two years.</summary>
    public const int MostDays = 731;

    private const int Usual = 28;

    /// <summary>Before this there was no bot.</summary>
    private static readonly DateOnly Earliest = new(2020, 1, 1);

    /// <summary>What was asked for, or the last four weeks where it wasn't or can't be.</summary>
    public static DaySpan Of(DateOnly? from, DateOnly? through, bool byWeek, DateOnly today)
    {
        var last = through is { } until && until >= Earliest && until <= today ? until : today;
        var first = from is { } since && since >= Earliest && since <= last ? since : last.AddDays(1 - Usual);
        return new(first.AddDays(MostDays) > last ? first : last.AddDays(1 - MostDays), last, byWeek);
    }

    /// <summary>The first day of each period, in order.</summary>
    public IReadOnlyList<DateOnly> Periods
    {
        get
        {
            var periods = new List<DateOnly>();
            for (var day = PeriodOf(From); day <= Through; day = day.AddDays(ByWeek ? 7 : 1)) periods.Add(day);
            return periods;
        }
    }

    public DateOnly PeriodOf(DateOnly day) => ByWeek ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7)) : day;

    public static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Short(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);
}
