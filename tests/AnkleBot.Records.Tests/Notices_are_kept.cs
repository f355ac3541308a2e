using AnkleBot.Conversation;
using AnkleBot.Records.Tests.Rig;
using AnkleBot.Triage;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Notices_are_kept(Databases databases)
{
    private static readonly string[] Riverside = ["riverside"];

    [Theory, OnBoth]
    public async Task An_escalation_a_crisis_and_a_request_for_a_person_are_noticed_and_nothing_else(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("plain"), "my ankle hurts", "still");
        await AppendAsync(records, Said.Head("soon").Next("hm", urgency: Urgency.Soon, flags: ["achilles"]));
        await AppendAsync(records, Said.Head("urgent").Next("hm", urgency: Urgency.Urgent, flags: ["calf-swollen"]));
        await AppendAsync(records, Said.Head("emergency").Next("hm", urgency: Urgency.Emergency, flags: ["chest"]));
        var (after, turn) = Said.Head("crisis").Next("hm", urgency: Urgency.Emergency, flags: ["crisis"]);
        await AppendAsync(records, (after with { Crisis = true }, turn with { Crisis = true, Kind = TurnKind.Crisis }));
        (after, turn) = Said.Head("person").Next("hm");
        await AppendAsync(records, (after with { PersonAsked = true }, turn));

        var notices = (await records.NoticesAsync(Riverside, waiting: true)).Items;

        Assert.Equal(
            [("person", NoticeKind.PersonAsked), ("crisis", NoticeKind.Crisis), ("emergency", NoticeKind.Emergency), ("urgent", NoticeKind.Urgent)],
            notices.Select(notice => (notice.Conversation, notice.Kind)));
        Assert.Empty((await records.NoticesAsync(["hilltop"], waiting: false)).Items);
    }

    [Theory, OnBoth]
    public async Task A_flag_that_is_raised_again_is_noticed_once_an_hour_or_once_it_was_seen(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var head = Said.Head("again");
        async Task<int> RaiseAsync(int minute)
        {
            var raised = head.Next("it is swollen", at: Said.Start.AddMinutes(minute), urgency: Urgency.Urgent, flags: ["calf-swollen"]);
            await AppendAsync(records, raised);
            head = raised.After;
            return (await records.NoticesAsync(Riverside, waiting: false)).Items.Count;
        }

        Assert.Equal(1, await RaiseAsync(0));
        Assert.Equal(1, await RaiseAsync(30));
        Assert.Equal(2, await RaiseAsync(61));
        foreach (var notice in (await records.NoticesAsync(Riverside, waiting: true)).Items) await records.SeeAsync(notice.Id, Riverside, "ana");
        Assert.Equal(3, await RaiseAsync(62));
    }

    [Theory, OnBoth]
    public async Task Seen_is_for_whoever_may_see_it_and_whoever_was_first_stays(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var notice = await OneAsync(records);

        Assert.False(await records.SeeAsync(notice.Id, ["hilltop"], "eve"));
        Assert.True(await records.SeeAsync(notice.Id, Riverside, "ana"));
        Assert.True(await records.SeeAsync(notice.Id, Riverside, "ben"));

        Assert.Empty((await records.NoticesAsync(Riverside, waiting: true)).Items);
        Assert.Equal("ana", Assert.Single((await records.NoticesAsync(Riverside, waiting: false)).Items).SeenBy);
        Assert.Single((await records.AuditLinesAsync(Riverside)).Items, line => line.Did == "saw a notice");
    }

    [Theory, OnBoth]
    public async Task Two_servers_never_take_the_same_notice(RecordsKind kind)
    {
        var database = await databases.NewAsync(kind);
        IRecords[] servers = [await database.OpenAsync(), await database.OpenAsync()];
        for (var at = 0; at < 40; at++) await AppendAsync(servers[0], Said.Head($"c{at:00}").Next("hm", urgency: Urgency.Urgent, flags: ["calf-swollen"]));
        var later = DateTimeOffset.MaxValue.AddYears(-1);

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => Task.Run(() => servers[at % 2].TakeDueAsync("riverside", DateTimeOffset.MinValue.AddYears(1), later, 3))));
        var rest = await servers[0].TakeDueAsync("riverside", DateTimeOffset.MinValue.AddYears(1), later, 200);

        var ids = taken.SelectMany(some => some).Concat(rest).Select(notice => notice.Id).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Theory, OnBoth]
    public async Task What_a_server_took_and_never_sent_is_due_again_on_another(RecordsKind kind)
    {
        var (clock, database) = (new Clock(Said.Start.AddMinutes(2)), await databases.NewAsync(kind));
        var notice = await OneAsync(await database.OpenAsync(clock));
        var other = await database.OpenAsync(clock);
        Task<IReadOnlyList<StaffNotice>> TakeAsync(IRecords records) =>
            records.TakeDueAsync("riverside", clock.Now.AddDays(-1), clock.Now.AddMinutes(1), 10);

        Assert.Equal(notice.Id, Assert.Single(await TakeAsync(await database.OpenAsync(clock))).Id);
        Assert.Empty(await TakeAsync(other));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(2, Assert.Single(await TakeAsync(other)).Tries);
        await other.NotSentAsync(notice.Id, "It answered 500.", clock.Now.AddMinutes(5));
        Assert.Empty(await TakeAsync(other));
        clock.Now += TimeSpan.FromMinutes(6);
        Assert.Equal("It answered 500.", Assert.Single(await TakeAsync(other)).Trouble);
        await other.SentAsync(notice.Id);
        clock.Now += TimeSpan.FromMinutes(6);
        Assert.Empty(await TakeAsync(other));
        var sent = Assert.Single((await other.NoticesAsync(Riverside, waiting: true)).Items);
        Assert.True(sent is { Sent: not null, Due: null, Trouble: null });
    }

    [Theory, OnBoth]
    public async Task What_is_too_old_is_given_up_and_says_so(RecordsKind kind)
    {
        var (clock, database) = (new Clock(Said.Start.AddDays(3)), await databases.NewAsync(kind));
        var records = await database.OpenAsync(clock);
        await OneAsync(records);

        Assert.Empty(await records.TakeDueAsync("riverside", clock.Now.AddDays(-1), clock.Now.AddMinutes(1), 10));

        var given = Assert.Single((await records.NoticesAsync(Riverside, waiting: true)).Items);
        Assert.True(given is { Sent: null, Due: null, Trouble: not null });
    }

    [Theory, OnBoth]
    public async Task A_deleted_conversation_takes_its_notices_with_it(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        var notice = await OneAsync(records);

        await records.DeleteAsync(notice.Conversation, "runner");

        Assert.Empty((await records.NoticesAsync(Riverside, waiting: false)).Items);
        await records.SentAsync(notice.Id);
    }

    [Theory, OnBoth]
    public async Task Pages_hold_every_notice_once_the_newest_first(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        for (var at = 0; at < 23; at++) await AppendAsync(records, Said.Head($"c{at:00}", at % 2 == 0 ? "riverside" : "hilltop").Next("hm", urgency: Urgency.Urgent, flags: ["calf-swollen"]));
        var seen = new List<string>();

        for (string? after = null; ;)
        {
            var page = await records.NoticesAsync(["riverside", "hilltop"], waiting: true, after, most: 4);
            seen.AddRange(page.Items.Select(notice => notice.Conversation));
            if ((after = page.Next) is null) break;
        }

        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(at => $"c{at:00}"), seen);
    }

    private static async Task<StaffNotice> OneAsync(IRecords records)
    {
        await AppendAsync(records, Said.Head("one").Next("it is swollen", urgency: Urgency.Urgent, flags: ["calf-swollen"]));
        return Assert.Single((await records.NoticesAsync(Riverside, waiting: true)).Items);
    }

    private static async Task AppendAsync(IRecords records, (ConversationHead After, RecordedTurn Turn) next) =>
        Assert.Equal(Appended.Written, await records.AppendAsync(next.After, next.Turn));
}
