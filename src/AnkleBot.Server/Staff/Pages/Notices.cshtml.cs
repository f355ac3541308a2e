using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>What clinics should hear at once: what waits, or all of it, and how each clinic's webhook does.</summary>
internal sealed class NoticesModel(IRecords records, ClinicList clinics, Names names, Clock clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>How many of a clinic's newest notices tell how its webhook does.</summary>
    private const int Recent = 100;

    public Person Who => HttpContext.Person();

    public Names Names => names;

    public Clock Clock => clock;

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public Page<StaffNotice> Found { get; private set; } = new([], null);

    public IReadOnlyList<Route> Routes { get; private set; } = [];

    /// <param name="after">Where the page begins.</param>
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken stopping)
    {
        try
        {
            Found = await records.NoticesAsync(Who.Clinics, waiting: !All, after, PageSize, stopping);
        }
        catch (ArgumentException)
        {
            // An address with a page that never was: the list from its top instead.
            return RedirectToPage(new { All });
        }
        var routes = new List<Route>();
        foreach (var key in Who.Clinics) routes.Add(await RouteAsync(key, stopping));
        Routes = routes;
        return Page();
    }

    public async Task<IActionResult> OnPostSeenAsync(long id, CancellationToken stopping)
    {
        if (!await records.SeeAsync(id, Who.Clinics, Who.Email, stopping)) return NotFound();
        this.Say("Marked as seen.");
        return RedirectToPage(new { All });
    }

    private async Task<Route> RouteAsync(string clinic, CancellationToken stopping)
    {
        if (!clinics.TryGet(clinic, out var known) || known.Webhook is null) return new(clinic, false, 0, null, null);
        var recent = (await records.NoticesAsync([clinic], waiting: false, null, Recent, stopping)).Items;
        var failed = recent.Where(notice => notice is { Sent: null, Trouble: not null }).ToList();
        return new(clinic, true, failed.Count, failed.Count > 0 ? failed[0].Trouble : null, recent.Max(notice => notice.Sent));
    }

    /// <summary>How a clinic's webhook does.</summary>
    /// <param name="Set">Whether it has one.</param>
    /// <param name="Failed">How many of its newest notices it has not taken.</param>
    /// <param name="Trouble">What the newest of those met.</param>
    /// <param name="Taken">When it took one last.</param>
    internal sealed record Route(string Clinic, bool Set, int Failed, string? Trouble, DateTimeOffset? Taken);
}
