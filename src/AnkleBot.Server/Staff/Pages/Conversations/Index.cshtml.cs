using AnkleBot.Records;
using AnkleBot.Records.Commands;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>The list, or what a search found.</summary>
internal sealed class ConversationsModel(
    IRecords records, AccountStore accounts, SavedViews views, KnownLabels labels, Names names, Clock clock, Audit audit, Export export) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Pages read on when a stretch held nothing that fits; beyond them the reader decides.</summary>
    private const int MostEmptyPages = 5;

    public Person Who => HttpContext.Person();

    public Filter Filter { get; private set; } = null!;

    public IReadOnlyList<ConversationHead> Heads { get; private set; } = [];

    public IReadOnlyDictionary<string, string> FirstWords { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<SearchHit> Hits { get; private set; } = [];

    public string? Next { get; private set; }

    public bool IsFirstPage { get; private set; }

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public IReadOnlyList<string> Labels { get; private set; } = [];

    public IReadOnlyList<StaffAccount> Colleagues { get; private set; } = [];

    public Names Names => names;

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken stopping)
    {
        Filter = Filter.Read(Request.Query, Who);
        IsFirstPage = after is null;
        try
        {
            await (Filter.Words.Length > 0 ? SearchAsync(after, stopping) : ListAsync(after, stopping));
        }
        catch (ArgumentException)
        {
            // An address with a page that never was: the list from its top instead.
            return LocalRedirect(Menu.Conversations + Filter.Address());
        }
        Views = await views.OfAsync(Who, stopping);
        Labels = await labels.OfAsync(Who.Clinics, stopping);
        Colleagues = Who.Colleagues(await accounts.AllAsync(stopping));
        return Page();
    }

    public async Task<IActionResult> OnPostKeepViewAsync(string? name, CancellationToken stopping)
    {
        Filter = Filter.Read(Request.Query, Who);
        this.Say(await views.AddAsync(Who, name, Filter.Address(), stopping) ?? "The view is kept.");
        return LocalRedirect(Menu.Conversations + Filter.Address());
    }

    public async Task<IActionResult> OnPostDropViewAsync(string? name, CancellationToken stopping)
    {
        this.Say(await views.DropAsync(Who, name, stopping) ?? "The view is removed.");
        return LocalRedirect(Menu.Conversations + Filter.Read(Request.Query, Who).Address());
    }

    /// <summary>All that the filter holds, as it is read: a million turns don't fit into memory.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stopping)
    {
        Filter = Filter.Read(Request.Query, Who);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"conversations-{clock.Today:yyyy-MM-dd}.csv\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        await using var to = new StreamWriter(Response.Body);
        await export.RunAsync(Filter.Query(Who, clock), ExportFormat.Csv, to, Who.Email, null, stopping);
        return new EmptyResult();
    }

    /// <summary>Why a conversation stands out, in words.</summary>
    public IEnumerable<string> Why(ConversationHead head)
    {
        foreach (var flag in head.Flags) yield return names.Flag(flag);
        if (head.PersonAsked) yield return "Asked for a person";
        if (head.Unanswered > 0) yield return $"{head.Unanswered} unanswered";
        if (head.ThumbsDown > 0) yield return "Thumb down";
    }

    private async Task ListAsync(string? after, CancellationToken stopping)
    {
        if (Who.Clinics.Count == 0) return;
        var page = await FilledAsync(next => records.ListAsync(Filter.Query(Who, clock), next, PageSize, stopping), after);
        (Heads, Next) = (page.Items, page.Next);
        FirstWords = await records.FirstWordsAsync([.. Heads.Select(head => head.Id)], stopping);
    }

    private async Task SearchAsync(string? after, CancellationToken stopping)
    {
        if (Who.Clinics.Count == 0) return;
        var query = Filter.Query(Who, clock);
        if (after is null) await audit.AddAsync(Who, "searched", query.Clinics);
        var page = await FilledAsync(next => records.SearchAsync(Filter.Words, query, next, PageSize, stopping), after);
        (Hits, Next) = (page.Items, page.Next);
    }

    private static async Task<Page<T>> FilledAsync<T>(Func<string?, Task<Page<T>>> read, string? after)
    {
        var page = await read(after);
        for (var more = 0; more < MostEmptyPages && page is { Items.Count: 0, Next: { } next }; more++) page = await read(next);
        return page;
    }
}
