using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Dashboard;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>What has been counted, in tables from which the browser draws charts.</summary>
internal sealed class DashboardModel(IRecords records, Names names, TimeProvider time) : PageModel
{
    public Person Who => HttpContext.Person();

    public Names Names => names;

    public DaySpan Span { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Clinic { get; set; }

    public Chart Overview { get; private set; } = null!;

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <param name="from">As yyyy-MM-dd; what isn't a day is as good as nothing.</param>
    /// <param name="by"><c>week</c>, or anything else for days.</param>
    public async Task<IActionResult> OnGetAsync(string? from, string? through, string? by, CancellationToken stopping)
    {
        IReadOnlyList<string> clinics = string.IsNullOrEmpty(Clinic) ? Who.Clinics : [.. Who.Clinics.Where(key => key == Clinic)];
        if (clinics.Count == 0 && Who.Clinics.Count > 0) return NotFound();
        // The record counts by days of UTC.
        Span = DaySpan.Of(Day(from), Day(through), by == "week", DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var counts = clinics.Count == 0 ? [] : await records.CountsAsync(clinics, Span.From, Span.Through, stopping);
        var figures = new Figures(counts, Span, clinics, names);
        (Overview, Charts) = (figures.Overview, figures.Charts);
        return Page();
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
}
