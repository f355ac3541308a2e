using System.Net;
using AnkleBot.Records;
using AnkleBot.Server.Site;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class Attacks(StaffServer desk)
{
    private const string Markup = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";

    [Fact]
    public async Task Markup_in_messages_names_labels_notes_and_views_is_shown_as_it_was_written()
    {
        var id = await desk.TalkAsync("riverside", Markup);
        using var browser = desk.Browser();
        await browser.SignInAsync(await desk.StaffAsync(StaffRole.Administrator, name: Markup));
        const string label = "<script>alert(3)</script>";
        var page = $"/staff/conversations/{id}";
        (await browser.PostAsync(page, $"{page}?handler=Review", ("status", "Open"), ("labels", label), ("assignee", browser.Account.Email))).Dispose();
        (await browser.PostAsync(page, $"{page}?handler=Note", ("text", Markup))).Dispose();
        (await browser.PostAsync("/staff/conversations?q=x", $"/staff/conversations?label={Uri.EscapeDataString(label)}&handler=KeepView", ("name", label))).Dispose();

        foreach (var address in new[] { page, "/staff/conversations", $"/staff/conversations?label={Uri.EscapeDataString(label)}", "/staff/conversations?q=script", "/staff/me", "/staff/accounts", "/staff/audit", $"/staff/conversations?urgency={Uri.EscapeDataString(label)}" })
        {
            var shown = await browser.ReadAsync(address);
            Assert.DoesNotContain("<script>alert", shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", shown, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await browser.ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_that_are_not_ours()
    {
        using var browser = await desk.SignedInAsync();
        foreach (var page in new[] { "/staff/conversations", "/staff/sign-in", "/staff/conversations/nix", "/staff/accounts" })
        {
            using var answer = await browser.AskAsync(page);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var shown = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("style=\"", shown, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?! src=)|\\son[a-z]+=", shown);
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+441")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("  =cmd|' /C calc'!A0")]
    public async Task A_formula_in_a_message_is_text_in_the_csv(string formula)
    {
        var id = await desk.TalkAsync("riverside", formula);
        using var browser = await desk.SignedInAsync();

        var csv = await browser.ReadAsync($"/staff/conversations/{id}?handler=Csv");

        var said = csv.Split("\r\n").Single(line => line.Contains("\"3\"", StringComparison.Ordinal)).Split("\",\"")[5];
        Assert.StartsWith("'", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_anothers_changes_nothing()
    {
        var id = await desk.TalkAsync("riverside", "talk to a person");
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        using var stranger = await desk.SignedInAsync(StaffRole.Administrator);
        var theirs = (await stranger.ReadAsync("/staff/me")).Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        await browser.ReadAsync("/staff/me");
        foreach (var (address, fields) in new (string, (string, string)[])[]
        {
            ($"/staff/conversations/{id}/delete", []),
            ($"/staff/conversations/{id}?handler=Note", [("text", "forged")]),
            ($"/staff/conversations/{id}?handler=Reviewed", []),
            ($"/staff/conversations/{id}/write", [("text", "forged")]),
            ("/staff/accounts", [("email", "evil@riverside.example"), ("role", "Administrator"), ("keys", "riverside")]),
            ("/staff/sign-out", []),
        })
        {
            using var missing = await browser.SendFormAsync(address, fields);
            using var forged = await browser.SendFormAsync(address, [("__RequestVerificationToken", theirs), .. fields]);
            Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
            Assert.Contains("Nothing was changed", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.NotNull(await desk.Records.HeadAsync(id));
        Assert.Empty(await desk.Records.NotesAsync(id));
        Assert.DoesNotContain(await desk.Records.TurnsAsync(id), turn => turn.Replies.Any(reply => reply.Text == "forged"));
        Assert.DoesNotContain("evil@", await browser.ReadAsync("/staff/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinics_conversation_is_nowhere_to_be_seen()
    {
        var word = "zqhill" + string.Concat(Guid.NewGuid().ToString("N")[..6].Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))));
        var theirs = await desk.TalkAsync("hilltop", $"my {word} hurts", "talk to a person");
        var ours = await desk.TalkAsync("riverside", "hello");
        await desk.Records.ReviewAsync(theirs, new(ReviewStatus.Open, [word], null), "test");
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);

        foreach (var address in new[] { "", "?handler=Csv", "?handler=Script", "/delete", "/write" })
        {
            using var answer = await browser.AskAsync($"/staff/conversations/{theirs}{address}");
            using var never = await browser.AskAsync($"/staff/conversations/no-such-id{address}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            // Word for word what an id that never was gets.
            Assert.Equal(await never.Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
        }
        foreach (var handler in new[] { "?handler=Review", "?handler=Reviewed", "?handler=Note", "?handler=Judge", "/delete", "/write" })
        {
            using var answer = await browser.PostAsync($"/staff/conversations/{ours}", $"/staff/conversations/{theirs}{handler}", ("text", "x"), ("number", "1"), ("status", "Open"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.DoesNotContain(theirs, await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, await browser.ReadAsync($"/staff/conversations?q={word}"), StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, await browser.ReadAsync($"/staff/conversations?label={word}&clinic=hilltop"), StringComparison.Ordinal);
        Assert.DoesNotContain(word, await browser.ReadAsync("/staff/conversations?handler=Csv"), StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, await browser.ReadAsync("/staff/audit"), StringComparison.Ordinal);
        Assert.Empty(await desk.Records.NotesAsync(theirs));
        Assert.DoesNotContain((await desk.Records.AuditLinesAsync(["hilltop"])).Items, line => line.Who == browser.Account.Email);
    }

    [Theory]
    [InlineData("Reviewer")]
    [InlineData("Editor")]
    public async Task Administrators_pages_are_closed_to_others(string role)
    {
        var id = await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync(Enum.Parse<StaffRole>(role));
        foreach (var page in new[] { "/staff/accounts", $"/staff/accounts/{browser.Account.Email}", "/staff/audit", $"/staff/conversations/{id}/delete" })
        {
            using var answer = await browser.AskAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("This page isn&#39;t yours", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var deleted = await browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}/delete");
        Assert.Equal(HttpStatusCode.Forbidden, deleted.StatusCode);
        Assert.NotNull(await desk.Records.HeadAsync(id));
        Assert.DoesNotContain("/staff/audit", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%27%3B%20DROP%20TABLE%20turn%3B%20--")]
    [InlineData("%F0%9F%A6%B6")]
    public async Task An_odd_id_is_an_id_that_is_not_there(string id)
    {
        using var browser = await desk.SignedInAsync();
        using var answer = await browser.AskAsync($"/staff/conversations/{id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_endless_id_or_note_or_search_is_refused_in_words()
    {
        var id = await desk.TalkAsync("riverside", "hello");
        using var browser = await desk.SignedInAsync();
        using var endless = await browser.AskAsync($"/staff/conversations/{new string('x', 4000)}");
        Assert.Equal(HttpStatusCode.NotFound, endless.StatusCode);

        (await browser.PostAsync($"/staff/conversations/{id}", $"/staff/conversations/{id}?handler=Note", ("text", new string('x', 5000)))).Dispose();
        Assert.Contains("A note has at most 4000 characters", await browser.ReadAsync($"/staff/conversations/{id}"), StringComparison.Ordinal);
        Assert.Empty(await desk.Records.NotesAsync(id));
        Assert.Contains("is too long and is left out", await browser.ReadAsync($"/staff/conversations?q={new string('x', 3000)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_with_an_odd_id_of_a_channel_can_be_opened()
    {
        const string id = "a:1/x;messageid=17@thread.tacv2 %";
        await desk.Records.AppendAsync(
            new() { Id = id, Clinic = "riverside", Channel = "msteams", User = "29:x", Created = desk.Time.GetUtcNow(), Updated = desk.Time.GetUtcNow(), Turns = 1 },
            new() { Conversation = id, Number = 1, At = desk.Time.GetUtcNow(), Said = "an odd one", Replies = [new("hello")], Kind = Conversation.TurnKind.Answer });
        using var browser = await desk.SignedInAsync();

        Assert.Contains("an odd one", await browser.ReadAsync($"/staff/conversations/{Uri.EscapeDataString(id)}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "http", "203.0.113.7", 426)]
    [InlineData("Production", "https", "203.0.113.7", 200)]
    [InlineData("Production", "http", "127.0.0.1", 200)]
    [InlineData("Development", "http", "203.0.113.7", 200)]
    public async Task In_production_nothing_goes_over_an_open_line(string environment, string scheme, string from, int status)
    {
        var door = new Door(desk.Services.GetRequiredService<SiteFiles>(), new HostingEnvironment { EnvironmentName = environment });
        var http = new DefaultHttpContext { Request = { Scheme = scheme }, Connection = { RemoteIpAddress = IPAddress.Parse(from) } };

        await door.PassAsync(http, next => next.Response.WriteAsync("a page"));

        Assert.Equal(status, http.Response.StatusCode);
    }

    private sealed class HostingEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
