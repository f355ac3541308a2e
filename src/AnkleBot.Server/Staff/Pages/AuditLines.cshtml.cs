using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

[Authorize(Policies.Administrator)]
internal sealed class AuditLinesModel(IRecords records, Clock clock) : PageModel
{
    private const int PageSize = 100;

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken stopping)
    {
        var person = HttpContext.Person();
        try
        {
            // Lines that concern no clinic, such as a backup, are for those who have all of them.
            var page = await records.AuditLinesAsync(person.Everywhere ? null : person.Clinics, after, PageSize, stopping);
            (Lines, Next) = (page.Items, page.Next);
            return Page();
        }
        catch (ArgumentException)
        {
            // An address with a page that never was.
            return RedirectToPage();
        }
    }
}
