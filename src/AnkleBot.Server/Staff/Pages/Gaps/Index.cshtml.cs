using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Content;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>Groups of questions that want an answer, or a better one.</summary>
[Authorize(Policies.Editor)]
internal sealed class GapsModel(KnowledgeGaps gaps, Names names, Clock clock, Audit audit) : PageModel
{
    public const int PageSize = 25;

    public Person Who => HttpContext.Person();

    public Names Names => names;

    public Clock Clock => clock;

    public KnowledgeGaps Gaps => gaps;

    [BindProperty(SupportsGet = true)]
    public string? Clinic { get; set; }

    [BindProperty(SupportsGet = true)]
    public GapKind Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public GapList Found { get; private set; } = new([], 0, false);

    public IReadOnlyList<Gap> Shown { get; private set; } = [];

    public int Pages => Math.Max(1, (Found.Gaps.Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken stopping)
    {
        var clinics = string.IsNullOrEmpty(Clinic) ? Who.Clinics : Who.Clinics.Where(key => key == Clinic).ToList();
        if (clinics.Count == 0 && Who.Clinics.Count > 0) return NotFound();
        Found = await gaps.ReadAsync(clinics, Kind, stopping);
        Number = Math.Clamp(Number, 1, Pages);
        Shown = [.. Found.Gaps.Skip((Number - 1) * PageSize).Take(PageSize)];
        await audit.AddAsync(Who, "looked at gaps", clinics, $"{Found.Read} turns");
        return Page();
    }
}
