using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed partial class Trying_the_bot(StaffServer desk)
{
    private static readonly string Ice = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "knowledge", "faq", "ice.yaml"));

    [Fact]
    public async Task The_whole_explanation_is_shown_turn_by_turn()
    {
        using var browser = await EditorAsync();

        var page = await TryAsync(browser, "how long should i keep ice on it\nheard a crack when i landed and cant put weight on it");

        Assert.Contains("15 to 20 minutes", page, StringComparison.Ordinal);
        Assert.Contains("ice-how-long", page, StringComparison.Ordinal);
        Assert.Contains("raised by", page, StringComparison.Ordinal);
        Assert.Contains("red-flags/", page, StringComparison.Ordinal);
        Assert.Contains("&quot;matched&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_tried_and_nothing_of_it_is_kept()
    {
        using var browser = await EditorAsync();
        var version = desk.Services.KnowledgeVersion();
        // As a server leaves it that lost its power in the middle of a try.
        var left = Directory.CreateTempSubdirectory("anklebot-try-").FullName;
        Directory.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));
        var others = Directory.GetDirectories(Path.GetTempPath(), "anklebot-try-*").ToHashSet();

        var page = await TryAsync(browser, "how long should i keep ice on it", "faq/ice.yaml", Ice.Replace("15 to 20 minutes", "12 to 13 minutes", StringComparison.Ordinal));

        Assert.Contains("12 to 13 minutes", page, StringComparison.Ordinal);
        Assert.Contains("with your faq/ice.yaml", page, StringComparison.Ordinal);
        Assert.Equal(version, desk.Services.KnowledgeVersion());
        Assert.Contains("15 to 20 minutes", await TryAsync(browser, "how long should i keep ice on it"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(left));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "anklebot-try-*").Except(others));
        Assert.Contains((await desk.Records.AuditLinesAsync(["riverside"])).Items, line => line.Did == "tried a changed file" && line.Who == browser.Account.Email);
    }

    [Fact]
    public async Task Every_problem_is_shown_with_file_and_line()
    {
        using var browser = await EditorAsync();

        var page = await TryAsync(browser, "hello", "faq/ice.yaml", Ice.Replace("    answer:", "    anser:", StringComparison.Ordinal));

        Assert.Contains("faq/ice.yaml:", page, StringComparison.Ordinal);
        Assert.Contains("unknown key &#x27;anser&#x27;", page, StringComparison.Ordinal);
        Assert.True(Problem().Count(page) > 5);
        Assert.DoesNotContain("What it says", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("<script>alert(1)</script>: &a [*a]")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nentries: *b")]
    public async Task Broken_files_are_told_of_and_the_server_goes_on(string yaml)
    {
        using var browser = await EditorAsync();

        var page = await TryAsync(browser, "hello", "faq/ice.yaml", yaml);

        Assert.Contains("with this file", page, StringComparison.Ordinal);
        Assert.Contains("faq/ice.yaml", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    public async Task A_file_nested_without_end_brings_nothing_down(string nesting)
    {
        using var browser = await EditorAsync();

        var page = await TryAsync(browser, "hello", "faq/ice.yaml", string.Concat(Enumerable.Repeat(nesting, 100_000)));

        Assert.Contains("nested deeper than", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("faq/../faq/ice.yaml")]
    [InlineData("README.md")]
    [InlineData("")]
    public async Task Only_a_file_of_the_knowledge_can_be_stood_in_for(string path)
    {
        using var browser = await EditorAsync();

        Assert.Contains("Choose which file", await TryAsync(browser, "hello", path, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_or_no_text_is_refused()
    {
        using var browser = await EditorAsync();

        Assert.Contains("512 KB is the most", await TryAsync(browser, "hello", "faq/ice.yaml", new string('#', 600_000)), StringComparison.Ordinal);
        Assert.Contains("not UTF-8", await TryAsync(browser, "hello", "faq/ice.yaml", [0xff, 0xfe, 0x41]), StringComparison.Ordinal);
        Assert.Contains("zero byte", await TryAsync(browser, "hello", "faq/ice.yaml", [0x41, 0]), StringComparison.Ordinal);
        Assert.Contains("21 messages; 20 at once", await TryAsync(browser, string.Join('\n', Enumerable.Repeat("hi", 21))), StringComparison.Ordinal);
        Assert.Contains("Type a message", await TryAsync(browser, " \n "), StringComparison.Ordinal);
        using var huge = await SendAsync(browser, "hello", null, "faq/ice.yaml", new byte[3 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Contains("That is too large", await huge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("hello", await TryAsync(browser, "hello"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Markup_in_a_message_is_text()
    {
        using var browser = await EditorAsync();

        Assert.DoesNotContain("<img src=x", await TryAsync(browser, "</textarea><img src=x onerror=alert(1)> my foot is cold and blue <img src=x onerror=alert(2)>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinics_bot_a_reviewer_and_a_forged_form_are_refused()
    {
        using var editor = await EditorAsync();
        using var reviewer = await desk.SignedInAsync(StaffRole.Reviewer);

        using var theirs = await SendAsync(editor, "hello", "hilltop", null, null);
        using var page = await reviewer.AskAsync("/staff/try");
        using var forged = await editor.SendFormAsync("/staff/try", ("Messages", "hello"));

        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    private Task<Browser> EditorAsync() => desk.SignedInAsync(StaffRole.Editor, ["riverside"]);

    private static Task<string> TryAsync(Browser browser, string messages, string? path = null, string? file = null) =>
        TryAsync(browser, messages, path, file is null ? null : Encoding.UTF8.GetBytes(file));

    private static async Task<string> TryAsync(Browser browser, string messages, string? path, byte[]? file)
    {
        using var answer = await SendAsync(browser, messages, null, path, file);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string messages, string? clinic, string? path, byte[]? file)
    {
        var token = Token().Match(await browser.ReadAsync("/staff/try")).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(messages), "Messages" } };
        if (clinic is not null) form.Add(new StringContent(clinic), "Clinic");
        if (path is not null) form.Add(new StringContent(path), "Path");
        if (file is not null) form.Add(new ByteArrayContent(file), "Upload", "changed.yaml");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/try") { Content = form };
        // What is too large is refused before it is sent; a refusal in the midst of it can break the connection first.
        request.Headers.ExpectContinue = true;
        return await browser.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<code>faq/ice.yaml:[0-9]+</code>")]
    private static partial Regex Problem();
}

internal static class Served
{
    public static string KnowledgeVersion(this IServiceProvider services) => ((Channels.Clinics.Bots)services.GetService(typeof(Channels.Clinics.Bots))!).Knowledge.Version;
}
