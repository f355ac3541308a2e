using AnkleBot.Channels.Clinics;
using AnkleBot.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnkleBot.Server.Staff.Pages;

/// <summary>Which files a clinician has approved.</summary>
internal sealed class ContentModel(Bots bots) : PageModel
{
    public string Version => bots.Knowledge.Version;

    public IReadOnlyList<ContentFile> Files { get; } =
    [
        .. bots.Knowledge.Entries.Values.GroupBy(entry => entry.Where.Split(':')[0])
            .Select(file => new ContentFile(file.Key, What(file.First().Kind), file.Count(), [.. file.Select(entry => entry.ApprovedBy)]))
            .Concat(bots.Knowledge.Triage.Flags.Select(flag => new ContentFile($"red-flags/{flag.Id}.yaml", "Red flag", 1, [flag.Review.ApprovedBy])))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    private static string What(EntryKind kind) => kind switch
    {
        EntryKind.Answer => "Answers",
        EntryKind.Passage => "Passages of an article",
        _ => "Declines",
    };

    /// <summary>A file with content that a clinician approves.</summary>
    /// <param name="Count">How many things are in it.</param>
    internal sealed record ContentFile(string Name, string What, int Count, IReadOnlyList<string?> Approvals)
    {
        public bool IsDraft => Approvals.Contains(null);

        public string By => string.Join(", ", Approvals.OfType<string>().Distinct());
    }
}
