using System.Globalization;

namespace AnkleBot.Records.Benchmark;

/// <summary>The pages that staff open, each with as many items in a small record as in a large one.</summary>
internal static class Pages
{
    private static readonly ConversationQuery Clinic = new(["riverside"]);

    public static IReadOnlyList<(string Name, Func<IRecords, int, Task<int>> Read)> All { get; } =
    [
        ("list, first page of 20", (records, _) => ListAsync(records, Clinic)),
        ("list, a page in the middle", (records, count) => ListAsync(records, Clinic, Filling.Cursor(count / 2))),
        ("list, one filter", (records, _) => ListAsync(records, Clinic with { Flags = ["achilles"] })),
        ("list, four filters", (records, _) => ListAsync(
            records, Clinic with { Flags = ["achilles"], Channel = "webchat", Urgency = Triage.Urgency.Soon, Status = ReviewStatus.New }, null, 5)),
        ("list, first words of a page", async (records, _) =>
            (await records.FirstWordsAsync([.. (await records.ListAsync(Clinic, most: 20)).Items.Select(head => head.Id)])).Count),
        ("list, the neighbours of one in the middle", async (records, count) =>
        {
            var beside = await records.BesideAsync(Clinic, string.Create(CultureInfo.InvariantCulture, $"conversation-{count / 3}"));
            return (beside.Newer is null ? 0 : 1) + (beside.Older is null ? 0 : 1);
        }),
        ("search, a word in half of all messages", (records, _) => SearchAsync(records, "swelling", 20)),
        ("search, a word in every tenth message", (records, _) => SearchAsync(records, "downhill", 10)),
        ("search, a word in five messages", (records, _) => SearchAsync(records, "trampoline", 20)),
        ("search, two words", (records, _) => SearchAsync(records, "swelling downhill", 5)),
        ("one conversation, head and turns", async (records, count) =>
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"conversation-{count / 3}");
            return await records.HeadAsync(id) is null ? -1 : (await records.TurnsAsync(id)).Count;
        }),
        ("knowledge gaps", async (records, _) => (await records.GapsAsync(Clinic.Clinics, most: 5)).Items.Count),
        ("notices that wait", async (records, _) => (await records.NoticesAsync(Clinic.Clinics, waiting: true, most: 5)).Items.Count),
        ("notices, all", async (records, _) => (await records.NoticesAsync(Clinic.Clinics, waiting: false, most: 10)).Items.Count),
        ("notices that are due, taken", async (records, _) =>
            (await records.TakeDueAsync("riverside", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 4)).Count),
        ("counts of a month", async (records, _) => (await records.CountsAsync(Clinic.Clinics, new(2026, 1, 1), new(2026, 1, 31))).Count),
    ];

    private static async Task<int> ListAsync(IRecords records, ConversationQuery query, string? after = null, int most = 20) =>
        (await records.ListAsync(query, after, most)).Items.Count;

    private static async Task<int> SearchAsync(IRecords records, string words, int most) =>
        (await records.SearchAsync(words, Clinic, most: most)).Items.Count;
}
