using System.Text;
using AnkleBot.Records;
using AnkleBot.Records.Commands;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Mvc;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>One conversation: as the runner saw it, and beside each turn why.</summary>
internal sealed class OneModel(
    IRecords records, CaseFiles files, AccountStore accounts, KnownLabels knownLabels, Names names, Clock clock, Audit audit) : CasePage(files)
{
    public const int PageSize = 100;
    private const int MostTurns = 1000;
    private const int LongestNote = 4000;

    public IReadOnlyList<RecordedTurn> Turns { get; private set; } = [];

    public IReadOnlyList<Note> Notes { get; private set; } = [];

    public Beside Beside { get; private set; } = new(null, null);

    public IReadOnlyList<StaffAccount> Colleagues { get; private set; } = [];

    public IReadOnlyList<string> Labels { get; private set; } = [];

    public Names Names => names;

    public Clock Clock => clock;

    public async Task<IActionResult> OnGetAsync(string id, long from, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        // First the line, then the look: no look without one.
        await audit.AddAsync(Who, "looked", Head);
        Turns = await records.TurnsAsync(Head.Id, Math.Max(0, from - 1), PageSize, stopping);
        Notes = await records.NotesAsync(Head.Id, stopping);
        Beside = await records.BesideAsync(Filter.Query(Who, clock), Head.Id, stopping);
        Colleagues = [.. (await accounts.AllAsync(stopping)).Where(account => Person.Sees(account, Head.Clinic)).OrderBy(account => account.Email, StringComparer.Ordinal)];
        Labels = await knownLabels.OfAsync([Head.Clinic], stopping);
        return Page();
    }

    public async Task<IActionResult> OnPostReviewAsync(string id, ReviewStatus status, string? labels, string? assignee, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        var (read, problem) = Reviewing.Labels.Read(labels);
        if (problem is null && assignee is { Length: > 0 } && !await MayLookAfterAsync(assignee, stopping)) problem = "Whoever looks after it must have an account that sees this clinic. Nothing was changed.";
        if (problem is not null) return Back(problem);
        await records.ReviewAsync(Head.Id, new(status, read, assignee is { Length: > 0 } ? assignee : null), Who.Email, stopping);
        await knownLabels.AddAsync(Head.Clinic, read, stopping);
        return Back("The review is kept.");
    }

    /// <summary>The one thing that is done most often; then the next conversation of the list, or the list again when it was done there.</summary>
    public async Task<IActionResult> OnPostReviewedAsync(string id, bool inList, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        // Before it is marked: a list of new ones doesn't hold it afterwards.
        var beside = await records.BesideAsync(Filter.Query(Who, clock), Head.Id, stopping);
        await records.ReviewAsync(Head.Id, Head.Review with { Status = ReviewStatus.Reviewed }, Who.Email, stopping);
        this.Say(inList ? "Marked reviewed." : beside.Older is null ? "Marked reviewed. That was the last one of this list." : "Marked reviewed. This is the next one.");
        return LocalRedirect(!inList && beside.Older is { } next ? CaseFiles.Address(next, Filter) : Menu.Conversations + Filter.Address());
    }

    public async Task<IActionResult> OnPostNoteAsync(string id, string? text, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        if (string.IsNullOrWhiteSpace(text)) return Back("Write something first.");
        if (text.Length > LongestNote) return Back($"A note has at most {LongestNote} characters; this one has {text.Length}. Nothing was kept.");
        await records.NoteAsync(Head.Id, text.Trim(), Who.Email, stopping);
        return Back("The note is kept.", "notes");
    }

    public async Task<IActionResult> OnPostJudgeAsync(string id, long number, string? answer, string? other, string? escalate, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        var (verdict, problem) = Verdicts.Read(answer, other, escalate, names);
        if (problem is not null) return Back(problem, $"turn-{number}", number);
        if (!await records.JudgeAsync(Head.Id, number, verdict, Who.Email, stopping)) return NotFound();
        return Back(verdict is null ? "The word on this turn is taken back." : "Your word on this turn is kept.", $"turn-{number}", number);
    }

    public async Task<IActionResult> OnGetCsvAsync(string id, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        await audit.AddAsync(Who, "exported", Head, "Csv");
        var lines = (await AllTurnsAsync(stopping)).Select(turn => Csv.Row(Head, turn)).Prepend(Csv.Heading).Select(Csv.Line);
        return File(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"), "text/csv; charset=utf-8", "conversation.csv");
    }

    /// <summary>Save as test.</summary>
    public async Task<IActionResult> OnGetScriptAsync(string id, CancellationToken stopping)
    {
        if (!await FindAsync(id, stopping)) return NotFound();
        await audit.AddAsync(Who, "exported", Head, "as a test");
        return File(Encoding.UTF8.GetBytes(Script.Of(Head, await AllTurnsAsync(stopping))), "text/plain; charset=utf-8", "conversation.txt");
    }

    private async Task<bool> MayLookAfterAsync(string email, CancellationToken stopping) =>
        await accounts.FindAsync(email, stopping) is { } account && Person.Sees(account, Head.Clinic);

    private async Task<List<RecordedTurn>> AllTurnsAsync(CancellationToken stopping)
    {
        var turns = new List<RecordedTurn>();
        while (true)
        {
            var next = await records.TurnsAsync(Head.Id, turns.Count == 0 ? 0 : turns[^1].Number, MostTurns, stopping);
            turns.AddRange(next);
            if (next.Count < MostTurns) return turns;
        }
    }

    private LocalRedirectResult Back(string words, string? place = null, long number = 1)
    {
        this.Say(words);
        var from = number > PageSize ? $"{(Filter.IsEmpty ? "?" : "&")}from={((number - 1) / PageSize * PageSize) + 1}" : "";
        return LocalRedirect(CaseFiles.Address(Head.Id, Filter) + from + (place is null ? "" : $"#{place}"));
    }
}
