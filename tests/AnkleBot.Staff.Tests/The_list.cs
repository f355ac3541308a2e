using System.Net;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class The_list(StaffServer desk)
{
    [Fact]
    public async Task It_shows_the_first_words_the_urgency_and_why()
    {
        var word = Word();
        await desk.TalkAsync("riverside", $"{word} only my left calf is swollen, warm and tender");
        using var browser = await desk.SignedInAsync();

        var page = await browser.ReadAsync("/staff/conversations");

        var row = Row(page, word);
        Assert.Contains("Today", row, StringComparison.Ordinal);
        Assert.Contains(StaffServer.Knowledge.Triage["calf-swollen"].Name, row, StringComparison.Ordinal);
        Assert.Contains("New", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_combine_and_stand_in_the_address()
    {
        var word = Word();
        var calf = await desk.TalkAsync("riverside", $"{word} only my left calf is swollen, warm and tender");
        var ice = await desk.TalkAsync("riverside", $"{word} how long should i keep ice on");
        await desk.Records.ReviewAsync(calf, new(ReviewStatus.Open, [word, "clot"], null), "test");
        await desk.Records.ReviewAsync(ice, new(ReviewStatus.Open, [word], null), "test");
        using var browser = await desk.SignedInAsync();

        Assert.Equal([ice, calf], Ids(await browser.ReadAsync($"/staff/conversations?label={word}")));
        Assert.Equal([calf], Ids(await browser.ReadAsync($"/staff/conversations?label={word}&label=clot")));
        Assert.Equal([calf], Ids(await browser.ReadAsync($"/staff/conversations?label={word}&urgency=urgent&flag=calf-swollen&status=open&channel=webchat")));
        Assert.Empty(Ids(await browser.ReadAsync($"/staff/conversations?label={word}&urgency=urgent&status=reviewed")));
        Assert.Empty(Ids(await browser.ReadAsync($"/staff/conversations?label={word}&from=2001-01-01&through=2001-01-02")));
    }

    [Fact]
    public async Task A_search_marks_the_words_it_found()
    {
        var word = Word();
        await desk.TalkAsync("riverside", $"my {word} ankle hurts");
        using var browser = await desk.SignedInAsync();

        var page = await browser.ReadAsync($"/staff/conversations?q={word}");

        Assert.Contains($"<mark>{word}</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_filter_says_that_cannot_be_read_is_left_out_and_said()
    {
        using var browser = await desk.SignedInAsync();

        var page = await browser.ReadAsync("/staff/conversations?urgency=purple&from=yesterday&clinic=hilltop&status=9");

        foreach (var problem in new[] { "no urgency “purple”", "“yesterday” is not a day", "“hilltop” is no clinic of yours", "no status “9”" })
            Assert.Contains(problem, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using var beyond = await browser.AskAsync("/staff/conversations?after=1.x");
        Assert.Equal("/staff/conversations", beyond.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Older_ones_follow_on_further_pages()
    {
        var word = Word();
        for (var at = 0; at < 52; at++) await desk.Records.ReviewAsync(await desk.TalkAsync("hilltop", "hello"), new(ReviewStatus.New, [word], null), "test");
        using var browser = await desk.SignedInAsync(clinics: ["hilltop"]);

        var first = await browser.ReadAsync($"/staff/conversations?label={word}");
        var older = Between(first, "<a class=\"button\" href=\"", "\" rel=\"next\"");
        var second = await browser.ReadAsync(WebUtility.HtmlDecode(older));

        Assert.Equal(52, Ids(first).Concat(Ids(second)).Distinct().Count());
    }

    [Fact]
    public async Task A_view_is_kept_opened_and_removed()
    {
        using var browser = await desk.SignedInAsync();
        const string list = "/staff/conversations?urgency=urgent&label=a%26b";
        using var kept = await browser.PostAsync(list, "/staff/conversations?urgency=urgent&label=a%26b&handler=KeepView", ("name", "Today <b>"));

        var page = await browser.ReadAsync("/staff/conversations");
        Assert.Contains("<a href=\"/staff/conversations?urgency=urgent&amp;label=a%26b\">Today &lt;b&gt;</a>", page, StringComparison.Ordinal);
        using var dropped = await browser.PostAsync(list, "/staff/conversations?handler=DropView", ("name", "Today <b>"));
        Assert.DoesNotContain("Today &lt;b&gt;", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"name":"good","query":"?urgency=urgent"},{"name":7},"x",null]""")]
    [InlineData("""[{"name":"good","query":"?urgency=urgent"},{"name":"bad","query":"https://evil.example"}]""")]
    public async Task A_view_that_no_longer_parses_is_said_and_the_others_stay(string kept)
    {
        using var browser = await desk.SignedInAsync();
        await desk.Records.KeepAsync(new("staff-views", browser.Account.Email, kept, 0));

        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/staff/conversations"));

        Assert.Contains(">good</a>", page, StringComparison.Ordinal);
        Assert.Contains("it can't be read any more", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Views_that_are_no_json_at_all_break_nothing()
    {
        using var browser = await desk.SignedInAsync();
        await desk.Records.KeepAsync(new("staff-views", browser.Account.Email, "{{{", 0));

        Assert.Contains("it can't be read any more", WebUtility.HtmlDecode(await browser.ReadAsync("/staff/conversations")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_a_clinic_sees_nothing_and_is_told_so()
    {
        await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync(clinics: ["closed-down"]);

        Assert.Contains("You have no clinic yet", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
        Assert.Empty(Ids(await browser.ReadAsync("/staff/conversations?q=hello")));
    }

    [Fact]
    public async Task The_list_hears_of_its_own_clinics_and_no_other()
    {
        using var browser = await desk.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/staff/live/conversations", UriKind.Relative));
        using var answer = await browser.SendAsync(request);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(": listening", await NextAsync(stream));

        await desk.TalkAsync("hilltop", "hello");
        await desk.TalkAsync("riverside", "hello");

        Assert.Equal("event: moved", await NextAsync(stream));
        Assert.Equal("data: ", await NextAsync(stream));
    }

    [Fact]
    public async Task Saving_all_as_csv_holds_the_filter_and_leaves_an_audit_line()
    {
        var word = Word();
        var id = await desk.TalkAsync("riverside", $"=HYPERLINK(\"https://evil.example\") {word}");
        await desk.TalkAsync("riverside", "another one");
        await desk.Records.ReviewAsync(id, new(ReviewStatus.New, [word], null), "test");
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);

        var csv = await browser.ReadAsync($"/staff/conversations?label={word}&handler=Csv");

        Assert.Contains($"\"'=HYPERLINK(\"\"https://evil.example\"\") {word}\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("another one", csv, StringComparison.Ordinal);
        var lines = await desk.Records.AuditLinesAsync(["riverside"]);
        Assert.Contains(lines.Items, line => line.Did == "exported" && line.Who == browser.Account.Email);
    }

    private static async Task<string> NextAsync(StreamReader stream)
    {
        string? line;
        while ((line = await stream.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))) is "" or ": still here")
        {
            // A pause in the stream, or its heartbeat.
        }
        return line ?? "the end";
    }

    // Letters alone: a word with digits would be masked as a number of somebody's.
    private static string Word() => "z" + string.Concat(Guid.NewGuid().ToString("N")[..10].Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))));

    private static IEnumerable<string> Ids(string page) => page.Split("data-row=\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]);

    private static string Row(string page, string word) => page.Split("<li data-row").Single(row => row.Contains(word, StringComparison.Ordinal)).Split("</li>")[0];

    private static string Between(string text, string before, string after)
    {
        var end = text.IndexOf(after, StringComparison.Ordinal);
        var begin = text.LastIndexOf(before, end, StringComparison.Ordinal) + before.Length;
        return text[begin..end];
    }
}
