using AnkleBot.Records.Tests.Rig;
using AnkleBot.Triage;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class Staff_read_and_review(Databases databases)
{
    private static readonly ConversationQuery Riverside = new(["riverside"]);

    [Theory, OnBoth]
    public async Task Pages_hold_every_conversation_once_the_newest_first(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 25);
        var (moved, again) = (await records.HeadAsync("c07"))!.Next("again", at: At(60));
        await records.AppendAsync(moved, again);
        var seen = new List<string>();

        for (string? after = null; ;)
        {
            var page = await records.ListAsync(Riverside, after, most: 4);
            seen.AddRange(page.Items.Select(head => head.Id));
            if ((after = page.Next) is null) break;
        }

        Assert.Equal("c07", seen[0]);
        Assert.Equal(25, seen.Distinct().Count());
        Assert.Equal(25, seen.Count);
    }

    [Theory, OnBoth]
    public async Task Filters_combine(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 20);
        await records.ReviewAsync("c04", new(ReviewStatus.Open, ["tape", "check"], "ana"), "ana");
        await records.ReviewAsync("c08", new(ReviewStatus.Open, ["tape"], "ana"), "ana");
        await records.ThumbAsync("c04", 1, Thumb.Down);

        Assert.Equal(["c08", "c04"], await IdsAsync(records, Riverside with { Labels = ["tape"], Flags = ["achilles"] }));
        Assert.Equal(["c04"], await IdsAsync(records, Riverside with { Labels = ["tape", "check"], Assignee = "ana", Thumb = Thumb.Down }));
        Assert.Equal(["c16", "c12", "c08", "c04", "c00"], await IdsAsync(records, Riverside with { Urgency = Urgency.Soon }));
        Assert.Equal(["c05", "c10", "c15"], (await IdsAsync(records, Riverside with { Unanswered = true, Urgency = Urgency.None })).Order());
        Assert.Empty(await IdsAsync(records, Riverside with { Status = ReviewStatus.Reviewed }));
        Assert.Empty(await IdsAsync(records, new(["hillside"])));
    }

    [Theory, OnBoth]
    public async Task Time_and_runner_filter_too(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 10);

        Assert.Equal(["c05", "c04"], await IdsAsync(records, Riverside with { From = At(4), Before = At(6) }));
        Assert.Equal(["c03"], await IdsAsync(records, Riverside with { User = "runner-3" }));
    }

    [Theory, OnBoth]
    public async Task Pages_of_several_clinics_are_one_list(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        for (var at = 0; at < 12; at++)
        {
            var (after, turn) = Said.Head($"c{at:00}", clinic: $"clinic{at % 3}").Next("hello", at: At(at));
            await records.AppendAsync(after, turn);
        }
        var both = new ConversationQuery(["clinic0", "clinic2"]);

        var first = await records.ListAsync(both, most: 5);
        var rest = await records.ListAsync(both, first.Next, most: 5);

        Assert.Equal(["c11", "c09", "c08", "c06", "c05", "c03", "c02", "c00"], first.Items.Concat(rest.Items).Select(head => head.Id));
        Assert.Equal(["clinic0", "clinic1", "clinic2"], await records.ClinicsAsync());
    }

    [Theory, OnBoth]
    public async Task A_search_finds_stems_phrases_and_only_the_clinics_asked(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "my ankles hurt after running", "nothing here");
        await records.TellAsync(Said.Head("c2"), "running on hills");
        await records.TellAsync(Said.Head("c3", clinic: "hillside"), "running too");

        var found = await records.SearchAsync("run", Riverside);
        var phrase = await records.SearchAsync("\"ankles hurt\"", Riverside);

        Assert.Equal(["c2", "c1"], found.Items.Select(hit => hit.Turn.Conversation));
        Assert.Equal("running", found.Items[1].Pieces.Single(piece => piece.Marked).Text);
        Assert.Equal("my ankles hurt after running", string.Concat(found.Items[1].Pieces.Select(piece => piece.Text)));
        Assert.Equal("c1", Assert.Single(phrase.Items).Conversation.Id);
        Assert.Empty((await records.SearchAsync("\"hurt ankles\"", Riverside)).Items);
    }

    [Theory, OnBoth]
    public async Task Search_pages_and_filters_hold_every_match_once(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 30);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await records.SearchAsync("sore", Riverside with { Urgency = Urgency.Soon }, after, most: 3);
            seen.AddRange(page.Items.Select(hit => hit.Turn.Conversation));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(["c28", "c24", "c20", "c16", "c12", "c08", "c04", "c00"], seen);
    }

    [Theory, OnBoth]
    public async Task Signs_of_a_query_language_are_only_characters(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 3);
        foreach (var words in new[] { "\"", "sore\"", "sore OR", "NOT", "a AND", "(", "*", "sore*", "said:sore", "'; DROP TABLE turn; --", "<->", "& | !", "\0", "\ud800", new string('x', 10_000) })
            await records.SearchAsync(words, Riverside);
        await Assert.ThrowsAsync<ArgumentException>(() => records.ListAsync(Riverside, "1.x"));
    }

    [Theory, OnBoth]
    public async Task A_read_that_is_refused_leaves_the_record_as_it_was(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 3);
        await Assert.ThrowsAsync<ArgumentException>(() => records.HeadAsync(new string('x', 1000)));
        await Assert.ThrowsAsync<ArgumentException>(() => records.ListAsync(Riverside, "1.x"));

        Assert.Equal(3, (await records.ListAsync(Riverside)).Items.Count);
        Assert.NotNull(await records.HeadAsync("c01"));
    }

    [Theory, OnBoth]
    public async Task Gaps_are_what_nothing_answered_or_a_thumb_went_down_on(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 11);
        await records.ThumbAsync("c02", 1, Thumb.Down);

        var gaps = await records.GapsAsync(["riverside"], most: 2);
        var rest = await records.GapsAsync(["riverside"], gaps.Next);

        Assert.Equal(["c10", "c05", "c02", "c00"], gaps.Items.Concat(rest.Items).Select(turn => turn.Conversation));
    }

    [Theory, OnBoth]
    public async Task First_words_are_those_that_were_typed_first(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "my ankle hurts", "and my foot");
        var (agreed, hello) = Said.Head("c3").Next("I agree");
        await records.AppendAsync(agreed, hello with { Kind = Conversation.TurnKind.SmallTalk });
        await records.TellAsync(agreed, "can I run");
        var (pressed, turn) = Said.Head("c2").Next("Check my ankle");
        await records.AppendAsync(pressed, turn with { Choice = "check" });
        await records.TellAsync(pressed, "since monday");

        var words = await records.FirstWordsAsync(["c1", "c2", "c3", "c4"]);

        Assert.Equal(["my ankle hurts", "since monday", "can I run"], words.OrderBy(each => each.Key).Select(each => each.Value));
        Assert.Empty(await records.FirstWordsAsync([]));
    }

    [Theory, OnBoth]
    public async Task Going_from_neighbour_to_neighbour_walks_the_list(RecordsKind kind)
    {
        var records = await ManyAsync(kind, 12);
        var other = Said.Head("hill", clinic: "hillside").Next("hello", at: At(6));
        await records.AppendAsync(other.After, other.Turn);
        foreach (var query in new[] { Riverside, Riverside with { Urgency = Urgency.Soon }, Riverside with { Urgency = Urgency.Soon, Flags = ["achilles"], From = At(2) }, new(["riverside", "hillside"]) })
        {
            var list = (await IdsAsync(records, query)).ToList();
            foreach (var (at, id) in list.Index())
            {
                var beside = await records.BesideAsync(query, id);
                Assert.Equal(at == 0 ? null : list[at - 1], beside.Newer);
                Assert.Equal(at == list.Count - 1 ? null : list[at + 1], beside.Older);
            }
        }
        Assert.Equal(new Beside(null, null), await records.BesideAsync(Riverside, "no such"));
        // One that has left its list's time: what is nearest to it there.
        Assert.Equal(new Beside("c04", null), await records.BesideAsync(Riverside with { From = At(4), Before = At(6) }, "c02"));
        Assert.Equal(new Beside(null, "c05"), await records.BesideAsync(Riverside with { From = At(4), Before = At(6) }, "c09"));
    }

    private static DateTimeOffset At(int minutes) => Said.Start.AddMinutes(minutes);

    private static async Task<IEnumerable<string>> IdsAsync(IRecords records, ConversationQuery query)
    {
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var page = await records.ListAsync(query, after, most: 3);
            ids.AddRange(page.Items.Select(head => head.Id));
            if ((after = page.Next) is null) return ids;
        }
    }

    /// <summary>Every fourth one is soon, with a flag; every fifth one has a question that nothing answered.</summary>
    private async Task<IRecords> ManyAsync(RecordsKind kind, int count)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        for (var at = 0; at < count; at++)
        {
            var (after, turn) = Said.Head($"c{at:00}", user: $"runner-{at}").Next(
                $"sore number {at}", at: At(at), urgency: at % 4 == 0 ? Urgency.Soon : Urgency.None,
                flags: at % 4 == 0 ? ["achilles"] : [], unanswered: at % 5 == 0);
            await records.AppendAsync(after, turn);
        }
        return records;
    }
}
