using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Decides whether an entry may be given, from what the runner has told.</summary>
internal static class Withholding
{
    /// <summary>Why it may not be given: a sign's id, or <c>soon</c> or <c>urgent</c>; null when it may.</summary>
    public static string? Reason(Entry entry, ConversationState state)
    {
        if (entry.Kind is EntryKind.Decline or EntryKind.SmallTalk) return null;
        if (state.Assessment.Withholds) return entry.SpeaksWhenUrgent ? null : "urgent";
        if (state.Assessment.Urgency == Urgency.Soon && entry.WithholdAfter.Contains("soon")) return "soon";
        var told = state.Findings.Where(finding => finding.Counts).Select(finding => finding.Sign).ToHashSet(StringComparer.Ordinal);
        return entry.WithholdAfter.FirstOrDefault(told.Contains);
    }

    /// <summary>True when the entry waits for a check that came out clear.</summary>
    public static bool WaitsForCheck(Entry entry, ConversationState state) =>
        entry.UntilScreened is not null && !(state.Screened && state.Assessment.Urgency == Urgency.SelfCare);
}
