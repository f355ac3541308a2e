using System.Net;
using System.Text.RegularExpressions;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Staff.Tests;

public sealed partial class The_dashboard : IAsyncLifetime
{
    private StaffServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await StaffServer.StartAsync(("Clinics:hilltop:Name", "<b onclick=alert(1)>Hill</b>"));
        await _server.TalkAsync("riverside", "how long should i keep ice on it");
        var id = await _server.TalkAsync("riverside", "heard a crack when i landed and cant put weight on it", "can i talk to a person");
        await _server.TalkAsync("riverside", "asdkjh qwlkej zmxn");
        await _server.TalkAsync("hilltop", "i want to die");
        await _server.Records.ThumbAsync(id, 3, Thumb.Down);
        _server.Time.Forward(TimeSpan.FromHours(3));
        await _server.Records.ReviewAsync(id, new(ReviewStatus.Reviewed, [], null), "ana");
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Each_clinic_has_its_numbers_and_the_charts_have_theirs()
    {
        using var browser = await _server.SignedInAsync(clinics: ["riverside", "hilltop"]);

        var page = await browser.ReadAsync("/staff/dashboard?by=week");

        Assert.Equal(["3", "1", "0", "1", "1", "0", "0", "0", "1", "1", "3"], Row(page, "Riverside Clinic"));
        Assert.Equal("1", Row(page, "&lt;b onclick=alert(1)&gt;Hill&lt;/b&gt;")[6]);
        Assert.Contains("data-drawn=\"stacked\"", page, StringComparison.Ordinal);
        Assert.Contains("Cannot take four steps", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_clinics_numbers_are_in_none_of_it()
    {
        using var browser = await _server.SignedInAsync(clinics: ["hilltop"]);

        var page = await browser.ReadAsync("/staff/dashboard");
        using var asked = await browser.AskAsync("/staff/dashboard?clinic=riverside");

        Assert.DoesNotContain("Riverside", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cannot take four steps", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
    }

    [Theory]
    [InlineData("from=2026-13-45&through=yesterday")]
    [InlineData("from=9999-12-31&through=0001-01-01")]
    [InlineData("from=0001-01-01")]
    [InlineData("by=%3Cscript%3E&from=%00")]
    public async Task A_span_that_is_none_is_the_usual_or_the_longest_one(string query)
    {
        using var browser = await _server.SignedInAsync();

        Assert.InRange(Days().Count(await browser.ReadAsync($"/staff/dashboard?{query}")), 2, 731 * 6);
    }

    [Fact]
    public async Task The_content_says_what_is_a_draft()
    {
        using var browser = await _server.SignedInAsync();

        var page = await browser.ReadAsync("/staff/content");

        Assert.Contains("red-flags/cannot-bear-weight.yaml", page, StringComparison.Ordinal);
        Assert.Contains("faq/ice.yaml", page, StringComparison.Ordinal);
        Assert.Matches("0 of [0-9]+ files with clinical content are approved", page);
    }

    [Fact]
    public async Task Charts_come_from_us_with_a_hash_in_their_address()
    {
        using var browser = await _server.SignedInAsync(StaffRole.Reviewer);

        var script = Script().Match(await browser.ReadAsync("/staff/dashboard"));
        using var answer = await browser.AskAsync(script.Groups[1].Value);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Row(string page, string name) =>
        [.. Value().Matches(page.Split("<tr>").First(row => row.Contains($"<th scope=\"row\">{name}</th>", StringComparison.Ordinal))).Select(value => value.Groups[1].Value)];

    [GeneratedRegex("<td class=\"number\"[^>]*>([^<]*)</td>")]
    private static partial Regex Value();

    [GeneratedRegex("<th scope=\"row\">[0-9]+ ")]
    private static partial Regex Days();

    [GeneratedRegex("src=\"(/site/charts-[0-9a-f]{12}\\.js)\"")]
    private static partial Regex Script();
}
