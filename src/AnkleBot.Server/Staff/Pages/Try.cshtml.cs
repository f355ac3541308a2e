using AnkleBot.Channels.Clinics;
using AnkleBot.Server.Commands;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Content;
using AnkleBot.Server.Staff.Reviewing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>A conversation that is held with the bot here, and why it answered so. Nothing of it is kept.</summary>
[Authorize(Policies.Editor)]
[TooLarge(MostRequestBytes)]
[RequestSizeLimit(MostRequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostRequestBytes)]
internal sealed class TryModel(Bots bots, ClinicList clinics, ChangedKnowledge changed, Names names, Audit audit) : PageModel
{
    public const int MostMessages = 20;
    public const int LongestMessage = 1000;
    private const int MostRequestBytes = 2 * 1024 * 1024;

    public Person Who => HttpContext.Person();

    public Names Names => names;

    public IReadOnlyList<string> Files => changed.Files;

    [BindProperty]
    public string? Messages { get; set; }

    [BindProperty]
    public string? Clinic { get; set; }

    [BindProperty]
    public string? Path { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What is wrong with what was typed or chosen.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>What is wrong with the changed file, or with the rest because of it.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Null until something was tried.</summary>
    public IReadOnlyList<Told>? Told { get; private set; }

    /// <summary>The whole of it as <c>ask --explain</c> writes it.</summary>
    public string Json { get; private set; } = "";

    public string Version { get; private set; } = "";

    public async Task<IActionResult> OnPostAsync(CancellationToken stopping)
    {
        var messages = (Messages ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (messages.Length == 0) Troubles.Add("Type a message, or several, one a line.");
        if (messages.Length > MostMessages) Troubles.Add($"{messages.Length} messages; {MostMessages} at once is the most.");
        if (messages.Any(message => message.Length > LongestMessage)) Troubles.Add($"A message has more than {LongestMessage} characters.");
        if (Clinic is { Length: > 0 } && !Who.Sees(Clinic)) return NotFound();
        var knowledge = Upload is null ? bots.Knowledge : await ChangedAsync(Upload, stopping);
        if (Troubles.Count > 0 || knowledge is null) return Page();

        var talk = new Talk(knowledge, OfClinic(), new(Entries: true, Explain: true));
        (Told, Version) = (talk.Tell(messages), knowledge.Version);
        Json = string.Join('\n', Told.Select(told => talk.Describe(told).ToJsonString(JsonLines.Indented)));
        return Page();
    }

    // Null when it can't be used; the problems say why.
    private async Task<KnowledgeBase?> ChangedAsync(IFormFile upload, CancellationToken stopping)
    {
        if (Path is null || !Files.Contains(Path)) Troubles.Add("Choose which file of the knowledge yours stands in for.");
        if (upload.Length > ChangedKnowledge.MostBytes) Troubles.Add($"The file has {upload.Length / 1024:N0} KB; {ChangedKnowledge.MostBytes / 1024} KB is the most.");
        if (Troubles.Count > 0) return null;
        using var content = new MemoryStream();
        await upload.CopyToAsync(content, stopping);
        if (ChangedKnowledge.Unreadable(content.ToArray()) is { } unreadable)
        {
            Troubles.Add(unreadable);
            return null;
        }
        await audit.AddAsync(Who, "tried a changed file", Who.Clinics, Path);
        var loaded = await changed.LoadAsync(Path!, content.ToArray(), stopping);
        Problems = loaded.Problems;
        return loaded.Knowledge;
    }

    private AnkleBot.Conversation.Clinic OfClinic() =>
        (Clinic is { Length: > 0 } && clinics.TryGet(Clinic, out var chosen)) || (Who.Clinics.Count > 0 && clinics.TryGet(Who.Clinics[0], out chosen))
            ? chosen.Clinic
            : ClinicSettings.Demo.Clinic;
}
