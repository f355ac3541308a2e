using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>What is in a knowledge folder, in numbers.</summary>
/// <param name="Drafts">Files that no clinician has approved yet.</param>
public sealed record KnowledgeReport(
    int Articles, int Passages, int Answers, int Declines, int SmallTalk, int WaysOfAsking, int RedFlags, int Signs, int Phrases, IReadOnlyList<string> Drafts)
{
    internal static KnowledgeReport Of(SearchContent content, IReadOnlyList<RedFlag> flags, LanguageRules rules)
    {
        return new(
            content.Articles.Count,
            Of(EntryKind.Passage),
            Of(EntryKind.Answer),
            Of(EntryKind.Decline),
            Of(EntryKind.SmallTalk),
            content.Entries.Sum(entry => entry.Asked.Count),
            flags.Count,
            rules.Signs.Count,
            rules.Signs.Sum(sign => sign.Says.Count),
            DraftsOf(content, flags));

        int Of(EntryKind kind) => content.Entries.Count(entry => entry.Kind == kind);
    }

    private static IReadOnlyList<string> DraftsOf(SearchContent content, IReadOnlyList<RedFlag> flags) =>
    [
        .. content.Entries.Where(entry => entry.ApprovedBy is null).Select(entry => entry.Where.Split(':')[0])
            .Concat(flags.Where(flag => flag.Review.IsDraft).Select(flag => $"red-flags/{flag.Id}.yaml"))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}
