using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AnkleBot.Server.Staff.Pages;

[Authorize(Policies.Administrator)]
internal sealed class DeleteModel(IRecords records, CaseFiles files, Names names, Clock clock) : CasePage(files)
{
    public Names Names => names;

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stopping)
    {
        return await FindAsync(id, stopping) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        await records.DeleteAsync(Head.Id, Who.Email, stopping);
        this.Say("The conversation is deleted.");
        return LocalRedirect(Menu.Conversations + Filter.Address());
    }
}
