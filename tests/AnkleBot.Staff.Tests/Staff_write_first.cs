using System.Net;
using AnkleBot.Channels.WritingFirst;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class Staff_write_first(StaffServer desk)
{
    [Fact]
    public async Task Who_asked_for_a_person_hears_one_and_the_audit_says_who_wrote()
    {
        var id = await desk.TalkAsync("riverside", "talk to a person");
        using var browser = await desk.SignedInAsync();
        Assert.Contains($"/staff/conversations/{id}/write", await browser.ReadAsync($"/staff/conversations/{id}"), StringComparison.Ordinal);

        using var sent = await browser.PostAsync($"/staff/conversations/{id}/write", null, ("text", "  Sam here.\r\nCome at <b>four</b>.  "));

        Assert.Equal($"/staff/conversations/{id}", sent.Headers.Location!.ToString());
        var said = Assert.Single((await desk.Records.TurnsAsync(id))[^1].Replies);
        Assert.Equal(("Riverside Clinic writes:", "Sam here.\nCome at <b>four</b>."), (said.Heading, said.Text));
        var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{id}"));
        Assert.Contains("Your message is sent.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Come at <b>four</b>", await browser.ReadAsync($"/staff/conversations/{id}"), StringComparison.Ordinal);
        Assert.Contains((await desk.Records.AuditLinesAsync(["riverside"])).Items, line => line is { Did: "wrote" } && line.Conversation == id && line.Who == browser.Account.Email);
    }

    [Fact]
    public async Task Who_asked_for_nothing_is_left_in_peace()
    {
        var id = await desk.TalkAsync("riverside", "how long should i keep ice on");
        var ended = await desk.TalkAsync("riverside", "talk to a person", "stop reminders");
        using var browser = await desk.SignedInAsync();
        foreach (var quiet in new[] { id, ended })
        {
            var before = (await desk.Records.HeadAsync(quiet))!.Turns;
            var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/staff/conversations/{quiet}"));
            Assert.Contains("hasn't asked for a person and hasn't agreed", page, StringComparison.Ordinal);
            Assert.DoesNotContain($"{quiet}/write", page, StringComparison.Ordinal);

            using var looked = await browser.AskAsync($"/staff/conversations/{quiet}/write");
            using var sent = await browser.PostAsync($"/staff/me", $"/staff/conversations/{quiet}/write", ("text", "Hello"));

            Assert.Equal($"/staff/conversations/{quiet}", looked.Headers.Location!.ToString());
            Assert.Contains("Nothing can be sent.", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(before, (await desk.Records.HeadAsync(quiet))!.Turns);
        }
    }

    [Fact]
    public async Task What_cannot_be_sent_is_still_in_the_form()
    {
        var id = await desk.TalkAsync("riverside", "talk to a person");
        using var browser = await desk.SignedInAsync();
        var tooLong = new string('x', ProactiveMessages.Longest + 1);

        using var empty = await browser.PostAsync($"/staff/conversations/{id}/write", null, ("text", " \r\n "));
        using var refused = await browser.PostAsync($"/staff/conversations/{id}/write", null, ("text", tooLong));

        Assert.Contains("Write something first.", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("at most 4000 characters; this one has 4001. Nothing was sent.", page, StringComparison.Ordinal);
        Assert.Contains(tooLong, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_record_cannot_be_written_nothing_is_sent_or_lost()
    {
        var id = await desk.TalkAsync("riverside", "talk to a person");
        var before = (await desk.Records.HeadAsync(id))!.Turns;
        using var browser = await desk.SignedInAsync();
        await browser.ReadAsync($"/staff/conversations/{id}/write");
        await using var held = new SqliteConnection($"Data Source={desk.Services.GetRequiredService<IConfiguration>()["Records:Path"]};Pooling=False");
        await held.OpenAsync();
        await using (held.BeginTransaction(deferred: false))
        {
            using var refused = await browser.PostAsync($"/staff/conversations/{id}/write", null, ("text", "Are you there?"));

            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains("nothing was sent. Your words are still here", page, StringComparison.Ordinal);
            Assert.Contains(">Are you there?</textarea>", page, StringComparison.Ordinal);
        }
        Assert.Equal(before, (await desk.Records.HeadAsync(id))!.Turns);
    }
}
