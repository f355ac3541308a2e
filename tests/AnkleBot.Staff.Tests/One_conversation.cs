using System.Net;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class One_conversation(StaffServer desk)
{
    [Fact]
    public async Task Beside_each_turn_stands_why()
    {
        var id = await desk.TalkAsync("riverside", "how long should i keep ice on", "only my left calf is swollen, warm and tender", "how long should i ice it");
        using var browser = await desk.SignedInAsync();

        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{id}"));

        Assert.Contains("how long should i keep ice on", page, StringComparison.Ordinal);
        Assert.Contains("<code>ice-how-long</code>, confidence", page, StringComparison.Ordinal);
        Assert.Contains(StaffServer.Knowledge.Triage["calf-swollen"].Name, page, StringComparison.Ordinal);
        Assert.Contains("<q>", page, StringComparison.Ordinal);
        Assert.Contains("red-flags/calf-swollen.yaml", page, StringComparison.Ordinal);
        Assert.Contains("Runners-up", page, StringComparison.Ordinal);
        Assert.Contains("Withheld for what the runner had told", page, StringComparison.Ordinal);
        Assert.Contains($"Content <code>{StaffServer.Knowledge.Version[..12]}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_leaves_an_audit_line()
    {
        var id = await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync();
        await browser.ReadAsync($"/staff/conversations/{id}");
        await browser.ReadAsync($"/staff/conversations/{id}?handler=Csv");
        await browser.ReadAsync($"/staff/conversations/{id}?handler=Script");

        var lines = (await desk.Records.AuditLinesAsync(["riverside"], most: 200)).Items.Where(line => line.Conversation == id);

        Assert.Equal(["exported", "exported", "looked"], lines.Select(line => line.Did));
        Assert.All(lines, line => Assert.Equal(browser.Account.Email, line.Who));
    }

    [Fact]
    public async Task Status_labels_and_who_looks_after_it_are_kept()
    {
        var id = await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync();

        using var kept = await browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}?handler=Review", ("status", "Open"), ("labels", "tape, follow up"), ("assignee", browser.Account.Email));

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        var review = (await desk.Records.HeadAsync(id))!.Review;
        Assert.Equal((ReviewStatus.Open, browser.Account.Email), (review.Status, review.Assignee));
        Assert.Equal(["follow up", "tape"], review.Labels);
        Assert.Contains("<option value=\"tape\">", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_of_10_000_characters_changes_nothing_and_says_why()
    {
        var id = await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync();

        using var refused = await browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}?handler=Review", ("status", "Open"), ("labels", new string('x', 10_000)));

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("A label has at most 60 characters", WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{id}")), StringComparison.Ordinal);
        Assert.Equal(ReviewStatus.New, (await desk.Records.HeadAsync(id))!.Review.Status);
    }

    [Fact]
    public async Task Nobody_of_another_clinic_is_given_it_to_look_after()
    {
        var id = await desk.TalkAsync("riverside", "hello");
        var stranger = await desk.StaffAsync(clinics: ["hilltop"]);
        using var browser = await desk.SignedInAsync();

        using var refused = await browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}?handler=Review", ("status", "Open"), ("assignee", stranger.Email));

        Assert.Null((await desk.Records.HeadAsync(id))!.Review.Assignee);
    }

    [Fact]
    public async Task A_word_on_a_turn_is_kept_changed_and_taken_back()
    {
        var id = await desk.TalkAsync("riverside", "how long should i keep ice on");
        using var browser = await desk.SignedInAsync();
        Task<HttpResponseMessage> JudgeAsync(params (string, string)[] fields) =>
            browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}?handler=Judge", [("number", "3"), .. fields]);

        using var wrong = await JudgeAsync(("answer", "other"), ("other", "ice-how-often"), ("escalate", "yes"));
        Assert.Equal(new Verdict("ice-how-often", true), await VerdictAsync(id));
        Assert.Contains("is the right entry. It should have escalated.", WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{id}")), StringComparison.Ordinal);

        using var unknown = await JudgeAsync(("answer", "other"), ("other", "no-such-entry"));
        Assert.Equal(new Verdict("ice-how-often", true), await VerdictAsync(id));
        Assert.Contains("There is no entry “no-such-entry”", WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{id}")), StringComparison.Ordinal);

        using var back = await JudgeAsync(("answer", "right"), ("escalate", ""));
        Assert.Null(await VerdictAsync(id));
    }

    [Fact]
    public async Task Marking_reviewed_goes_on_to_the_next_of_the_same_list()
    {
        var label = $"l{Guid.NewGuid():N}"[..12];
        var ids = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            ids.Add(await desk.TalkAsync("riverside", "hello"));
            await desk.Records.ReviewAsync(ids[at], new(ReviewStatus.New, [label], null), "test");
        }
        using var browser = await desk.SignedInAsync();
        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{ids[1]}?label={label}"));
        Assert.Contains($"/staff/conversations/{ids[2]}?label={label}\" rel=\"prev\"", page, StringComparison.Ordinal);
        Assert.Contains($"/staff/conversations/{ids[0]}?label={label}\" rel=\"next\"", page, StringComparison.Ordinal);

        using var next = await browser.PostAsync($"/staff/conversations/{ids[1]}?label={label}", $"/staff/conversations/{ids[1]}?label={label}&handler=Reviewed");

        Assert.Equal($"/staff/conversations/{ids[0]}?label={label}", next.Headers.Location!.ToString());
        Assert.Equal(ReviewStatus.Reviewed, (await desk.Records.HeadAsync(ids[1]))!.Review.Status);
    }

    [Fact]
    public async Task A_deletion_asks_first_and_is_real()
    {
        var id = await desk.TalkAsync("riverside", "my secretword hurts");
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        await desk.Records.NoteAsync(id, "a note", "test");
        Assert.Contains("Nobody can bring them back", await browser.ReadAsync($"/staff/conversations/{id}/delete"), StringComparison.Ordinal);
        Assert.NotNull(await desk.Records.HeadAsync(id));

        using var deleted = await browser.PostAsync($"/staff/conversations/{id}/delete", null);

        Assert.Equal("/staff/conversations", deleted.Headers.Location!.ToString());
        Assert.Null(await desk.Records.HeadAsync(id));
        Assert.Empty(await desk.Records.NotesAsync(id));
        using var gone = await browser.AskAsync($"/staff/conversations/{id}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains((await desk.Records.AuditLinesAsync(["riverside"])).Items, line => line is { Did: "deleted" } && line.Conversation == id && line.Who == browser.Account.Email);
    }

    [Fact]
    public async Task A_long_conversation_comes_in_pages()
    {
        var id = await desk.TalkAsync("riverside", [.. Enumerable.Range(0, 120).Select(at => $"hello {at}")]);
        using var browser = await desk.SignedInAsync();

        var first = await browser.ReadAsync($"/staff/conversations/{id}");
        var second = await browser.ReadAsync($"/staff/conversations/{id}?from=101");

        Assert.Contains("id=\"turn-100\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"turn-101\"", first, StringComparison.Ordinal);
        Assert.Contains("from=101\">Later turns", first, StringComparison.Ordinal);
        Assert.Contains("id=\"turn-122\"", second, StringComparison.Ordinal);
        Assert.Contains("from=1\">Earlier turns", second, StringComparison.Ordinal);
    }

    private async Task<Verdict?> VerdictAsync(string id) => (await desk.Records.TurnsAsync(id)).Single(turn => turn.Number == 3).Verdict;
}
