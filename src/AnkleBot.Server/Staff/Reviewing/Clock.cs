using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>Days and times as the console shows them: in the time zone that is configured.</summary>
internal sealed class Clock(IOptions<StaffOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public string Zone => options.Value.TimeZone;

    public DateOnly Today => DateOnly.FromDateTime(Here(time.GetUtcNow()).DateTime);

    /// <summary>When a day begins.</summary>
    public DateTimeOffset Begins(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, _zone.GetUtcOffset(midnight));
    }

    /// <summary>In full, such as 5 Mar 2026, 14:07.</summary>
    public IHtmlContent Full(DateTimeOffset at) => Time(at, "d MMM yyyy, HH:mm");

    /// <summary>As short as it can be told from now: the time today, the day this year.</summary>
    public IHtmlContent Short(DateTimeOffset at)
    {
        var (here, now) = (Here(at), Here(time.GetUtcNow()));
        return Time(at, here.Date == now.Date ? "HH:mm" : here.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy");
    }

    public IHtmlContent Seconds(DateTimeOffset at) => Time(at, "HH:mm:ss");

    // A pattern of ours gives digits and English months alone.
    private HtmlString Time(DateTimeOffset at, string pattern) =>
        new($"<time datetime=\"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">{Here(at).ToString(pattern, CultureInfo.InvariantCulture)}</time>");

    private DateTimeOffset Here(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);
}
