using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed partial class Notices_in_the_console(StaffServer desk)
{
    [Fact]
    public async Task What_waits_stands_there_until_somebody_has_seen_it()
    {
        var id = await desk.TalkAsync("riverside", "my foot is cold and blue since the fall");
        using var browser = await desk.SignedInAsync();

        var page = await browser.ReadAsync("/staff/notices");
        var notice = NoticeOf(page, id);
        Assert.Contains("Emergency", page, StringComparison.Ordinal);
        using (var answer = await browser.PostAsync("/staff/notices", $"/staff/notices?handler=Seen&id={notice}")) Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.DoesNotContain(id, await browser.ReadAsync("/staff/notices"), StringComparison.Ordinal);
        var all = await browser.ReadAsync("/staff/notices?all=true");
        Assert.Contains(id, all, StringComparison.Ordinal);
        Assert.Contains(browser.Account.Email, all, StringComparison.Ordinal);
        Assert.DoesNotContain("cold", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinics_are_neither_shown_nor_marked()
    {
        var id = await desk.TalkAsync("hilltop", "i want to die");
        await desk.TalkAsync("riverside", "i want to die");
        using var browser = await desk.SignedInAsync(clinics: ["riverside"]);
        using var theirs = await desk.SignedInAsync(clinics: ["hilltop"]);
        var notice = NoticeOf(await theirs.ReadAsync("/staff/notices"), id);

        Assert.DoesNotContain(id, await browser.ReadAsync("/staff/notices?all=true"), StringComparison.Ordinal);
        using var answer = await browser.PostAsync("/staff/notices", $"/staff/notices?handler=Seen&id={notice}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(id, await theirs.ReadAsync("/staff/notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_form_marks_nothing()
    {
        var id = await desk.TalkAsync("riverside", "i want to die");
        using var browser = await desk.SignedInAsync();
        var notice = NoticeOf(await browser.ReadAsync("/staff/notices"), id);

        using var answer = await browser.SendFormAsync($"/staff/notices?handler=Seen&id={notice}", ("__RequestVerificationToken", "guessed"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(id, await browser.ReadAsync("/staff/notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_page_hears_of_it_at_once_and_only_of_its_own_clinics()
    {
        using var browser = await desk.SignedInAsync(clinics: ["hilltop"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff/live/notices");
        using var answer = await browser.SendAsync(request);
        using var news = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var before = (await NextAsync(news))["count"]!.GetValue<int>();

        await desk.TalkAsync("riverside", "i want to die");
        var id = await desk.TalkAsync("hilltop", "can i talk to a person");
        var told = await NextAsync(news);

        Assert.Equal(before + 1, told["count"]!.GetValue<int>());
        Assert.Equal("Asks for a person", told["newest"]!["words"]!.ToString());
        Assert.Equal("Hilltop", told["newest"]!["clinic"]!.ToString());
        Assert.Equal($"/staff/conversations/{id}", told["newest"]!["link"]!.ToString());
    }

    [Fact]
    public async Task The_news_end_with_the_session()
    {
        using var browser = await desk.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff/live/notices");
        using var answer = await browser.SendAsync(request);
        using var news = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await NextAsync(news);

        using (var gone = await browser.PostAsync("/staff/notices", "/staff/sign-out")) Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        await desk.TalkAsync("riverside", "i want to die");

        Assert.DoesNotContain("data:", await news.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_hears_anything_without_signing_in()
    {
        using var browser = desk.Browser();

        using var live = await browser.AskAsync("/staff/live/notices");
        using var now = await browser.AskAsync("/staff/live/notices/now");

        Assert.Equal(HttpStatusCode.Redirect, live.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
    }

    [Fact]
    public async Task A_page_that_never_was_leads_to_the_first()
    {
        using var browser = await desk.SignedInAsync(StaffRole.Reviewer);

        using var answer = await browser.AskAsync("/staff/notices?after=1%27;drop");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The number of the notice in a conversation's row.</summary>
    private static string NoticeOf(string page, string conversation)
    {
        var row = page.Split("<tr>").First(row => row.Contains(conversation, StringComparison.Ordinal));
        return Id().Match(row).Groups[1].Value;
    }

    private static async Task<JsonNode> NextAsync(StreamReader news)
    {
        while (await news.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(40)) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return JsonNode.Parse(line[6..])!;
        }
        throw new InvalidOperationException("The news have ended.");
    }

    [GeneratedRegex("id=([0-9]+)")]
    private static partial Regex Id();
}
