using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>A page about one conversation, opened from a list.</summary>
internal abstract class CasePage(CaseFiles files) : PageModel
{
    public Person Who => HttpContext.Person();

    /// <summary>The list that it was opened from.</summary>
    public Filter Filter { get; private set; } = null!;

    public ConversationHead Head { get; private set; } = null!;

    /// <summary>False when there is no such conversation for this person.</summary>
    /// <param name="id">As it stands in the address.</param>
    protected async Task<bool> FindAsync(string id, CancellationToken stopping)
    {
        if (await files.FindAsync(Who, id, stopping) is not { } found) return false;
        (Head, Filter) = (found, Filter.Read(Request.Query, Who));
        return true;
    }
}
