using System.Net;
using System.Text.RegularExpressions;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed partial class Signing_in(StaffServer desk)
{
    [Fact]
    public async Task Both_steps_lead_to_the_conversations()
    {
        using var browser = desk.Browser();

        Assert.Equal("/staff/conversations", await browser.SignInAsync(await desk.StaffAsync(name: "Ada")));
        Assert.Contains("Ada", await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/conversations")]
    [InlineData("/staff/conversations/x")]
    [InlineData("/staff/conversations?handler=Csv")]
    [InlineData("/staff/live/conversations")]
    [InlineData("/staff/accounts")]
    [InlineData("/staff/audit")]
    [InlineData("/staff/me")]
    public async Task Nobody_sees_a_page_without_signing_in(string page)
    {
        using var browser = desk.Browser();
        using var answer = await browser.AskAsync(page);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains($"/staff/sign-in?to={Uri.EscapeDataString(page)}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_step_alone_opens_nothing()
    {
        var account = await desk.StaffAsync();
        using var browser = desk.Browser();
        using var first = await PasswordAsync(browser, account.Email, StaffServer.Password);
        Assert.StartsWith("/staff/second-step", first.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var answer = await browser.AskAsync("/staff/conversations");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var account = await desk.StaffAsync();
        var code = AuthenticatorApp.Code(account.AuthenticatorKey!);
        using var one = desk.Browser();
        using var two = desk.Browser();
        foreach (var browser in new[] { one, two }) (await PasswordAsync(browser, account.Email, StaffServer.Password)).Dispose();

        using var first = await one.PostAsync("/staff/second-step", null, ("Code", code));
        using var again = await two.PostAsync("/staff/second-step", null, ("Code", code));

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("it was used before", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_chooses_a_password_and_sets_up_the_second_step_before_anything_else()
    {
        var given = await AddedAsync();
        using var browser = desk.Browser();
        (await PasswordAsync(browser, given.Account!.Email, given.OneTimePassword!)).Dispose();
        Assert.Equal("/staff/password", await LedToAsync(browser, "/staff/conversations"));

        using var same = await browser.PostAsync("/staff/password", null, ("New", given.OneTimePassword!), ("Again", given.OneTimePassword!));
        Assert.Contains("Choose one that only you know", await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var chosen = await browser.PostAsync("/staff/password", null, ("New", StaffServer.Password), ("Again", StaffServer.Password));
        Assert.Equal("/staff/second-step/set-up", await LedToAsync(browser, "/staff/conversations"));

        var page = await browser.ReadAsync("/staff/second-step/set-up");
        Assert.Matches("<div class=\"qr\" role=\"img\" aria-label=\"[^\"]+\"><svg [^>]*viewBox", page);
        var key = Key().Match(page).Groups[1].Value;
        var candidate = Candidate().Match(page).Groups[1].Value;
        using var wrong = await browser.PostAsync("/staff/second-step/set-up", null, ("candidate", candidate), ("Code", "000000"));
        Assert.Contains("Those digits don't belong to this key", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var right = await browser.PostAsync("/staff/second-step/set-up", null, ("candidate", candidate), ("Code", AuthenticatorApp.Code(key)));
        var codes = RecoveryCode().Matches(await right.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(10, codes.Count);
        await browser.ReadAsync("/staff/conversations");

        using var later = desk.Browser();
        (await PasswordAsync(later, given.Account.Email, StaffServer.Password)).Dispose();
        using var recovered = await later.PostAsync("/staff/second-step", null, ("Code", codes[0].ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.Redirect, recovered.StatusCode);
        using var once = desk.Browser();
        (await PasswordAsync(once, given.Account.Email, StaffServer.Password)).Dispose();
        using var spent = await once.PostAsync("/staff/second-step", null, ("Code", codes[0]));
        Assert.Equal(HttpStatusCode.OK, spent.StatusCode);
    }

    [Fact]
    public async Task A_short_password_is_refused_with_what_it_needs()
    {
        using var browser = await desk.SignedInAsync();

        using var refused = await browser.PostAsync("/staff/password", null, ("Now", StaffServer.Password), ("New", "short"), ("Again", "short"));

        Assert.Contains("at least 12 characters", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_else()
    {
        await using var server = await StaffServer.StartAsync(("Staff:RequireSecondStep", "false"));
        var account = await server.StaffAsync(secondStep: false);
        using var here = server.Browser();
        using var there = server.Browser();
        await here.SignInAsync(account);
        await there.SignInAsync(account);

        using var changed = await here.PostAsync("/staff/password", null, ("Now", StaffServer.Password), ("New", "another four words"), ("Again", "another four words"));

        await here.ReadAsync("/staff/conversations");
        Assert.StartsWith("/staff/sign-in", await LedToAsync(there, "/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_signed_out_is_worth_nothing_even_with_its_cookie()
    {
        using var browser = await desk.SignedInAsync();
        var cookie = browser.Cookies.GetCookies(new(desk.Address, "/staff"))["anklebot-staff"]!.Value;
        using var thief = desk.Browser();
        thief.Cookies.Add(new Cookie("anklebot-staff", cookie, "/staff", desk.Address.Host));
        await thief.ReadAsync("/staff/conversations");

        using var left = await browser.PostAsync("/staff/conversations", "/staff/sign-out");

        Assert.StartsWith("/staff/sign-in", await LedToAsync(browser, "/staff/conversations"), StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", await LedToAsync(thief, "/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_end_when_nobody_clicks_and_at_the_latest_after_the_working_day()
    {
        await using var server = await StaffServer.StartAsync();
        using var idle = await server.SignedInAsync();
        using var busy = await server.SignedInAsync();
        for (var at = 0; at < 3; at++)
        {
            server.Time.Forward(TimeSpan.FromMinutes(20));
            await busy.ReadAsync("/staff/conversations");
        }
        Assert.StartsWith("/staff/sign-in", await LedToAsync(idle, "/staff/conversations"), StringComparison.Ordinal);

        for (var at = 0; at < 26; at++)
        {
            server.Time.Forward(TimeSpan.FromMinutes(20));
            await busy.ReadAsync("/staff/conversations");
        }
        server.Time.Forward(TimeSpan.FromMinutes(25));
        Assert.StartsWith("/staff/sign-in", await LedToAsync(busy, "/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_loads_itself_anew_keeps_nobody_signed_in()
    {
        await using var server = await StaffServer.StartAsync();
        using var browser = await server.SignedInAsync();
        for (var at = 0; at < 2; at++)
        {
            server.Time.Forward(TimeSpan.FromMinutes(14));
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/staff/conversations", UriKind.Relative));
            request.Headers.Add("X-By-Itself", "1");
            using var answer = await browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        server.Time.Forward(TimeSpan.FromMinutes(3));

        Assert.StartsWith("/staff/sign-in", await LedToAsync(browser, "/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_and_nothing_tells_which_accounts_there_are()
    {
        var account = await desk.StaffAsync();
        using var browser = desk.Browser();
        var answers = new List<string>();
        for (var at = 0; at < 6; at++)
        {
            answers.Add(await RefusedAsync(browser, account.Email, $"guess number {at}"));
            answers.Add(await RefusedAsync(browser, $"nobody{at}@riverside.example", "any password"));
        }
        answers.Add(await RefusedAsync(browser, account.Email, StaffServer.Password));

        Assert.Single(answers.Distinct());
        var lines = await desk.Records.AuditLinesAsync(["riverside"]);
        Assert.Single(lines.Items, line => line.Did == "was locked out" && line.Who == account.Email);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_too()
    {
        var account = await desk.StaffAsync();
        using var browser = desk.Browser();
        (await PasswordAsync(browser, account.Email, StaffServer.Password)).Dispose();
        var right = AuthenticatorApp.Code(account.AuthenticatorKey!);
        var wrong = Enumerable.Range(0, 20).Select(at => $"{at:000000}").Where(code => Enumerable.Range(-3, 7).All(step => AuthenticatorApp.Code(account.AuthenticatorKey!, step) != code));
        foreach (var code in wrong.Take(5)) (await browser.PostAsync("/staff/second-step", null, ("Code", code))).Dispose();

        using var answer = await browser.PostAsync("/staff/second-step", null, ("Code", right));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await desk.Services.GetRequiredService<AccountStore>().FindAsync(account.Email))!.LockedUntil > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_one_by_one()
    {
        var account = await desk.StaffAsync();
        var browsers = Enumerable.Range(0, 12).Select(_ => desk.Browser()).ToList();

        await Task.WhenAll(browsers.Select((browser, at) => RefusedAsync(browser, account.Email, $"guess number {at}")));

        var kept = await desk.Services.GetRequiredService<AccountStore>().FindAsync(account.Email);
        Assert.True(kept!.LockedUntil > TimeProvider.System.GetUtcNow());
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task One_address_that_tries_and_tries_is_made_to_wait()
    {
        await using var server = await StaffServer.StartAsync(("Staff:SignInsPerMinute", "5"));
        using var browser = server.Browser();
        for (var at = 0; at < 5; at++) await RefusedAsync(browser, "nobody@riverside.example", "any password");

        using var answer = await PasswordAsync(browser, "nobody@riverside.example", "any password");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains("Wait a minute", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/staff")]
    [InlineData("/\\evil.example/staff")]
    [InlineData("/staff/../../evil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/drawings/x.svg")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        using var browser = desk.Browser();

        Assert.Equal("/staff/conversations", await browser.SignInAsync(await desk.StaffAsync(), to));
    }

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_that_was_wanted()
    {
        using var browser = desk.Browser();

        Assert.Equal("/staff/conversations?urgency=urgent", await browser.SignInAsync(await desk.StaffAsync(), "/staff/conversations?urgency=urgent"));
    }

    [Fact]
    public async Task A_one_time_password_runs_out()
    {
        await using var server = await StaffServer.StartAsync();
        var given = await AddedAsync(server);
        server.Time.Forward(TimeSpan.FromDays(8));
        using var browser = server.Browser();

        await RefusedAsync(browser, given.Account!.Email, given.OneTimePassword!);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_since_its_keys_are_on_the_record()
    {
        await using var server = await StaffServer.StartAsync();
        using var browser = await server.SignedInAsync();

        await server.RestartAsync();

        await browser.ReadAsync("/staff/conversations");
        Assert.NotEmpty(await server.Records.AllKeptAsync("data-protection"));
    }

    [Fact]
    public async Task Nobody_sends_a_sign_in_without_end()
    {
        using var browser = desk.Browser();
        using var answer = await PasswordAsync(browser, "ada@riverside.example", new string('x', 100_000));

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
    }

    [Fact]
    public async Task Cookies_are_for_the_console_alone_and_out_of_scripts_reach()
    {
        var account = await desk.StaffAsync();
        using var browser = desk.Browser();
        await browser.SignInAsync(account);

        var cookie = browser.Cookies.GetCookies(new(desk.Address, "/staff"))["anklebot-staff"]!;

        Assert.True(cookie.HttpOnly);
        Assert.Equal("/staff", cookie.Path);
        Assert.Empty(browser.Cookies.GetCookies(new(desk.Address, "/chat/riverside")));
    }

    private async Task<Given> AddedAsync(StaffServer? server = null)
    {
        await using var scope = (server ?? desk).Services.CreateAsyncScope();
        var given = await scope.ServiceProvider.GetRequiredService<GivingOut>()
            .AddAsync($"new{Guid.NewGuid():N}@riverside.example", "New", StaffRole.Reviewer, ["riverside"], "test");
        Assert.Null(given.Problem);
        return given;
    }

    private static Task<HttpResponseMessage> PasswordAsync(Browser browser, string email, string password) =>
        browser.PostAsync("/staff/sign-in", null, ("Address", email), ("Password", password));

    private static async Task<string> RefusedAsync(Browser browser, string email, string password)
    {
        using var answer = await PasswordAsync(browser, email, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Trouble().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private static async Task<string> LedToAsync(Browser browser, string page)
    {
        using var answer = await browser.AskAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri ? to.PathAndQuery : to.ToString();
    }

    [GeneratedRegex("<p class=\"trouble\" role=\"alert\">([^<]+)</p>")]
    private static partial Regex Trouble();

    [GeneratedRegex("secret=([A-Z2-7]+)")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"candidate\" value=\"([^\"]+)\"")]
    private static partial Regex Candidate();

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
