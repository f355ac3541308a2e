using System.Text;
using AnkleBot.Channels.Clinics;
using AnkleBot.Search;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Content;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>One group of questions, and the bench on which an answer for it is tried.</summary>
[Authorize(Policies.Editor)]
internal sealed class GapModel(KnowledgeGaps gaps, Workbench bench, Bots bots, Clock clock, Audit audit) : PageModel
{
    /// <summary>The most of a group's questions that are tried and shown.</summary>
    public const int MostQuestions = 50;

    public Person Who => HttpContext.Person();

    public Clock Clock => clock;

    public Gap Gap { get; private set; } = null!;

    public IReadOnlyList<Hit> Near { get; private set; } = [];

    public Bench? Bench { get; private set; }

    /// <summary>Whether a new entry is being written, instead of further ways of asking.</summary>
    public bool Drafting { get; private set; }

    [BindProperty]
    public string? Entry { get; set; }

    [BindProperty]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Topic { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    /// <summary>Entries that may get further ways of asking.</summary>
    public IEnumerable<Entry> Entries => bots.Knowledge.Entries.Values.Where(entry => entry.Kind != EntryKind.Passage).OrderBy(entry => entry.Id, StringComparer.Ordinal);

    public IEnumerable<string> Topics => bots.Knowledge.Entries.Values.Where(entry => entry.Kind == EntryKind.Answer).Select(entry => entry.Topic).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<Article> Articles => bots.Knowledge.Articles.Values.OrderBy(article => article.Title, StringComparer.Ordinal);

    private IReadOnlyList<string> Questions => [.. Gap.Questions.Take(MostQuestions).Select(question => question.Words)];

    public async Task<IActionResult> OnGetAsync(string conversation, long number, CancellationToken stopping)
    {
        if (!await FindAsync(conversation, number, stopping)) return NotFound();
        (Entry, Asked) = (Near.FirstOrDefault(hit => hit.Entry.Kind != EntryKind.Passage)?.Entry.Id, string.Join('\n', Questions.Select(Short)));
        await audit.AddAsync(Who, "looked at a gap", Who.Clinics, $"{Gap.Count} turns");
        return Page();
    }

    /// <param name="save">Anything when the piece is to be saved instead of shown.</param>
    public Task<IActionResult> OnPostAskAsync(string conversation, long number, string? save, CancellationToken stopping) =>
        TryAsync(conversation, number, save, () => bench.AskAsync(Entry, Asked, Questions, stopping), stopping);

    public Task<IActionResult> OnPostDraftAsync(string conversation, long number, string? save, CancellationToken stopping)
    {
        Drafting = true;
        return TryAsync(conversation, number, save, () => bench.DraftAsync(new(Id, Topic, Question, Asked, Answer, Source), Questions, stopping), stopping);
    }

    private async Task<IActionResult> TryAsync(string conversation, long number, string? save, Func<Task<Bench>> work, CancellationToken stopping)
    {
        if (!await FindAsync(conversation, number, stopping)) return NotFound();
        Bench = await work();
        return save is null || Bench.Trial is null ? Page() : File(Encoding.UTF8.GetBytes(Bench.Yaml), "application/yaml; charset=utf-8", Bench.File);
    }

    // Read anew from what this person may see: an address alone opens nothing.
    private async Task<bool> FindAsync(string conversation, long number, CancellationToken stopping)
    {
        if ((await gaps.ReadAsync(Who.Clinics, GapKind.All, stopping)).Of(conversation, number) is not { } gap) return false;
        (Gap, Near) = (gap, gaps.NearestTo(gap));
        return true;
    }

    private static string Short(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > Workbench.LongestAsked ? line[..Workbench.LongestAsked] : line;
    }
}
