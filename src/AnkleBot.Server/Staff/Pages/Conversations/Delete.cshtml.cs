using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

[Authorize(Policies.Administrator)]
internal sealed class DeleteModel(IRecords records, CaseFiles files, Names names, Clock clock) : PageModel
{
    public ConversationHead Head { get; private set; } = null!;

    public Filter Filter { get; private set; } = null!;

    public Names Names => names;

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stopping)
    {
        if (await files.FindAsync(HttpContext.Person(), id, stopping) is not { } found) return NotFound();
        (Head, Filter) = (found, Filter.Read(Request.Query, HttpContext.Person()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken stopping)
    {
        if (await files.FindAsync(HttpContext.Person(), id, stopping) is not { } found) return NotFound();
        await records.DeleteAsync(found.Id, HttpContext.Person().Email, stopping);
        this.Say("The conversation is deleted.");
        return LocalRedirect(Menu.Conversations + Filter.Read(Request.Query, HttpContext.Person()).Address());
    }
}
