using System.Net;
using System.Text.RegularExpressions;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed partial class Gaps_are_worked_on(StaffServer desk)
{
    private const string Question = "glimbrax vorto plinth";

    [Fact]
    public async Task Like_questions_are_one_group_with_how_often_and_the_nearest_entry()
    {
        await desk.TalkAsync("riverside", Question);
        await desk.TalkAsync("riverside", Question);
        await desk.TalkAsync("riverside", "plinth of a glimbrax");
        using var browser = await EditorAsync();

        var page = await browser.ReadAsync("/staff/gaps");
        var group = Assert.Single(page.Split("<li>"), item => item.Contains($">{Question}</a>", StringComparison.Ordinal));

        Assert.Contains("plinth of a glimbrax", page, StringComparison.Ordinal);
        Assert.Matches("<strong>[3-9]</strong>\\s+times", group);
        var one = await browser.ReadAsync(AddressOf(page, Question));
        Assert.Contains("Nearest entries now", one, StringComparison.Ordinal);
        Assert.Contains((await desk.Records.AuditLinesAsync(["riverside"])).Items, line => line.Who == browser.Account.Email && line.Did == "looked at a gap");
    }

    [Fact]
    public async Task A_thumb_down_is_a_gap_too()
    {
        var id = await desk.TalkAsync("riverside", "how long should i keep ice on it");
        var turn = (await desk.Records.TurnsAsync(id))[^1];
        await desk.Records.ThumbAsync(id, turn.Number, Thumb.Down);
        using var browser = await EditorAsync();

        Assert.Contains("how long should i keep ice on it", await browser.ReadAsync("/staff/gaps?kind=ThumbDown"), StringComparison.Ordinal);
        Assert.DoesNotContain("how long should i keep ice on it", await browser.ReadAsync("/staff/gaps?kind=Unanswered"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_way_of_asking_is_tried_at_once_and_given_as_yaml()
    {
        await desk.TalkAsync("riverside", "asdkjh qwlkej zmxn");
        using var browser = await EditorAsync();
        var address = AddressOf(await browser.ReadAsync("/staff/gaps"), "asdkjh qwlkej zmxn");

        using var answer = await browser.PostAsync(address, $"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", "asdkjh qwlkej zmxn\nyes: a 'hard' one"));
        var page = await answer.Content.ReadAsStringAsync();
        using var saved = await browser.PostAsync(address, $"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", "asdkjh qwlkej zmxn"), ("save", "yes"));

        Assert.Contains("This would now be found first; nothing else moves.", Flat(page), StringComparison.Ordinal);
        Assert.Contains("- asdkjh qwlkej zmxn", page, StringComparison.Ordinal);
        Assert.Contains("- &#x27;yes: a &#x27;&#x27;hard&#x27;&#x27; one&#x27;", page, StringComparison.Ordinal);
        Assert.Contains("faq/ice.yaml", page, StringComparison.Ordinal);
        Assert.Equal("ice-how-long-asked.yaml", saved.Content.Headers.ContentDisposition!.FileName);
        Assert.EndsWith("      - asdkjh qwlkej zmxn\n", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(StaffServer.Knowledge.Index.Search("asdkjh qwlkej zmxn", 1), hit => hit.Entry.Id == "ice-how-long" && hit.Confidence > 0.9);
    }

    [Fact]
    public async Task What_would_move_is_named()
    {
        await desk.TalkAsync("riverside", "wexil tromba nudge");
        using var browser = await EditorAsync();
        var address = AddressOf(await browser.ReadAsync("/staff/gaps"), "wexil tromba nudge");
        var taken = StaffServer.Knowledge.Entries["ice-how-long"].Asked[0].Text;

        using var answer = await browser.PostAsync(
            address, $"{address}?handler=Draft", ("Id", "grimbly-what"), ("Topic", "aaa"), ("Question", taken),
            ("Asked", string.Join('\n', [taken, .. Enumerable.Range(0, 9).Select(at => string.Join(' ', Enumerable.Repeat(taken, 2)) + (char)('a' + at))])),
            ("Answer", "Ask at the desk."), ("Source", "runners-guide"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("What would move", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(taken), page, StringComparison.Ordinal);
        Assert.Contains("ice-how-long", page, StringComparison.Ordinal);
        Assert.Contains("is asked for", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ask", "Entry", "nothing-of-the-kind", "Choose the entry")]
    [InlineData("Ask", "Asked", "", "Write at least one")]
    [InlineData("Draft", "Id", "Not An Id", "small letters")]
    [InlineData("Draft", "Id", "ice-how-long", "already")]
    [InlineData("Draft", "Topic", "../../etc", "Choose a topic")]
    [InlineData("Draft", "Source", "nowhere", "Choose the article")]
    [InlineData("Draft", "Answer", "", "answer is missing")]
    public async Task What_cant_be_tried_says_what_to_mend(string handler, string field, string value, string told)
    {
        await desk.TalkAsync("riverside", "quorble sprinket vantz");
        using var browser = await EditorAsync();
        var address = AddressOf(await browser.ReadAsync("/staff/gaps"), "quorble sprinket vantz");
        var fields = new Dictionary<string, string>
        {
            ["Entry"] = "ice-how-long", ["Asked"] = "quorble sprinket vantz", ["Id"] = "quibble-what", ["Topic"] = "ice", ["Question"] = "What?", ["Answer"] = "Rest.", ["Source"] = "runners-guide",
            [field] = value,
        };

        using var answer = await browser.PostAsync(address, $"{address}?handler={handler}", [.. fields.Select(pair => (pair.Key, pair.Value))]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_or_too_long_ways_are_refused_with_the_number()
    {
        await desk.TalkAsync("riverside", "sprocket quinoa zebra");
        using var browser = await EditorAsync();
        var address = AddressOf(await browser.ReadAsync("/staff/gaps"), "sprocket quinoa zebra");

        using var many = await browser.PostAsync(address, $"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", string.Join('\n', Enumerable.Range(0, 51))));
        using var lengthy = await browser.PostAsync(address, $"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", new string('x', 10_000)));

        Assert.Contains("51 ways of asking; 50 at once", await many.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("10000 characters; 200 is the most", await lengthy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_question_is_text()
    {
        var id = await desk.TalkAsync("riverside", "<script>alert(1)</script> <img src=x> zmxn");
        await desk.Records.ThumbAsync(id, (await desk.Records.TurnsAsync(id))[^1].Number, Thumb.Down);
        using var browser = await EditorAsync();

        var list = await browser.ReadAsync("/staff/gaps");
        var one = await browser.ReadAsync(AddressOf(list, "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt; zmxn"));

        foreach (var page in (string[])[list, one])
        {
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_clinics_gaps_are_not_shown_nor_opened()
    {
        var id = await desk.TalkAsync("hilltop", "premium bonds or an isa, which would you go for");
        var number = (await desk.Records.TurnsAsync(id))[^1].Number;
        await desk.TalkAsync("riverside", "best running shoe 2025");
        using var browser = await EditorAsync();

        Assert.DoesNotContain("premium bonds", await browser.ReadAsync("/staff/gaps"), StringComparison.Ordinal);
        using var one = await browser.AskAsync($"/staff/gaps/{id}/{number}");
        using var clinic = await browser.AskAsync("/staff/gaps?clinic=hilltop");
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, clinic.StatusCode);
    }

    [Fact]
    public async Task A_reviewer_is_refused()
    {
        await desk.TalkAsync("riverside", "zodiac sign May");
        using var editor = await EditorAsync();
        var address = AddressOf(await editor.ReadAsync("/staff/gaps"), "zodiac sign May");
        using var browser = await desk.SignedInAsync(StaffRole.Reviewer);

        foreach (var page in (string[])["/staff/gaps", address])
        {
            using var answer = await browser.AskAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        using var posted = await browser.PostAsync("/staff/notices?all=true", $"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.DoesNotContain("Knowledge gaps", await browser.ReadAsync("/staff/notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_form_is_refused()
    {
        await desk.TalkAsync("riverside", "vorto tangram lozenge");
        using var browser = await EditorAsync();
        var address = AddressOf(await browser.ReadAsync("/staff/gaps"), "vorto tangram lozenge");

        using var answer = await browser.SendFormAsync($"{address}?handler=Ask", ("Entry", "ice-how-long"), ("Asked", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<Browser> EditorAsync() => desk.SignedInAsync(StaffRole.Editor, ["riverside"]);

    private static string Flat(string page) => Spaces().Replace(page, " ");

    private static string AddressOf(string page, string question)
    {
        var link = Link().Matches(page).FirstOrDefault(link => link.Groups[2].Value == question);
        Assert.True(link is not null, $"There is no group '{question}'.");
        return link.Groups[1].Value;
    }

    [GeneratedRegex("<a href=\"(/staff/gaps/[^\"]+)\">([^<]*)</a>")]
    private static partial Regex Link();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
