using AnkleBot.Records.Tests.Rig;
using AnkleBot.Triage;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Days_are_counted(Databases databases)
{
    private static readonly DateOnly First = DateOnly.FromDateTime(Said.Start.UtcDateTime);

    [Theory, OnBoth]
    public async Task What_happened_is_counted_once_on_its_day_and_at_its_clinic(RecordsKind kind)
    {
        var clock = new Clock(Said.Start.AddHours(3));
        var records = await (await databases.NewAsync(kind)).OpenAsync(clock);
        var head = await records.TellAsync(Said.Head("a"), "my ankle hurts", "still");
        await records.AppendAsync(Said.Head("b").Next("what", unanswered: true).After, Said.Head("b").Next("what", unanswered: true).Turn);
        var (after, turn) = Said.Head("c", "hilltop").Next("hm", at: Said.Start.AddDays(1), urgency: Urgency.Emergency, flags: ["chest"]);
        await records.AppendAsync(after with { Crisis = true, PersonAsked = true }, turn with { Crisis = true });
        (after, turn) = after.Next("again", at: Said.Start.AddDays(1), urgency: Urgency.Emergency, flags: ["chest"]);
        await records.AppendAsync(after with { Crisis = true, PersonAsked = true }, turn with { Crisis = true });
        await records.ThumbAsync("a", 1, Thumb.Down);
        await records.ReviewAsync("a", new(ReviewStatus.Reviewed, [], null), "ana");

        Assert.Equal(
            [("conversations", 2), ("kind:answer", 2), ("kind:handover", 1), ("review-minutes", 178), ("reviewed", 1), ("thumb:down", 1), ("turns", 3), ("unanswered", 1)],
            await CountsAsync(records, "riverside", First));
        Assert.Equal(
            [("conversations", 1), ("crisis", 1), ("flag:chest", 1), ("kind:answer", 2), ("person-asked", 1), ("turns", 2), ("urgency:emergency", 1)],
            await CountsAsync(records, "hilltop", First.AddDays(1)));
        Assert.Empty(await CountsAsync(records, "hilltop", First));
        Assert.Equal(2, head.Turns);
    }

    [Theory, OnBoth]
    public async Task Counts_stay_when_a_conversation_is_deleted(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("a"), "my ankle hurts");

        await records.DeleteAsync("a", "runner");

        Assert.Contains(("conversations", 1), await CountsAsync(records, "riverside", First));
    }

    private static async Task<IReadOnlyList<(string, long)>> CountsAsync(IRecords records, string clinic, DateOnly day) =>
        [.. (await records.CountsAsync([clinic], day, day)).Select(count => (count.Name, count.Count)).OrderBy(count => count.Name, StringComparer.Ordinal)];
}
