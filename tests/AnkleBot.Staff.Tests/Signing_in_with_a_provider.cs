using System.Net;
using Microsoft.Extensions.Options;

namespace AnkleBot.Staff.Tests;

public sealed class Signing_in_with_a_provider : IAsyncLifetime
{
    private FakeProvider _provider = null!;
    private StaffServer _server = null!;

    public async Task InitializeAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _server = await StaffServer.StartAsync(_provider.Settings);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_an_account_for_the_e_mail_comes_in_and_where_they_wanted()
    {
        var account = await _server.StaffAsync(secondStep: false);
        _provider.Told = new { sub = "subject-1", email = account.Email, email_verified = true };
        using var browser = _server.Browser();
        Assert.Contains("Sign in with Clinic ID", await browser.ReadAsync("/staff/sign-in"), StringComparison.Ordinal);

        var (came, _) = await ComeAsync(browser, "/staff/conversations?urgency=urgent");

        Assert.Equal("/staff/conversations?urgency=urgent", came);
        Assert.Contains(account.Email, await browser.ReadAsync("/staff/conversations"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_account_nobody_comes_in()
    {
        _provider.Told = new { sub = "subject-2", email = "stranger@riverside.example", email_verified = true };
        using var browser = _server.Browser();

        var (_, page) = await ComeAsync(browser);

        Assert.Contains("stranger@riverside.example has no account here", page, StringComparison.Ordinal);
        await OutsideAsync(browser);
    }

    [Fact]
    public async Task An_e_mail_that_the_provider_has_not_verified_proves_nothing()
    {
        var account = await _server.StaffAsync();
        _provider.Told = new { sub = "subject-3", email = account.Email, email_verified = false };
        using var browser = _server.Browser();

        var (came, _) = await ComeAsync(browser);

        Assert.Equal("/staff/sign-in?trouble=provider", came);
        await OutsideAsync(browser);
    }

    [Fact]
    public async Task An_address_that_was_given_to_somebody_else_is_not_the_same_person()
    {
        var account = await _server.StaffAsync();
        _provider.Told = new { sub = "subject-4", email = account.Email, email_verified = true };
        using var first = _server.Browser();
        await ComeAsync(first);
        await first.ReadAsync("/staff/conversations");

        _provider.Told = new { sub = "subject-5", email = account.Email, email_verified = true };
        using var second = _server.Browser();
        var (_, page) = await ComeAsync(second);

        Assert.Contains("belongs to somebody else", page, StringComparison.Ordinal);
        await OutsideAsync(second);
    }

    [Fact]
    public async Task A_forged_way_back_leads_nowhere()
    {
        var account = await _server.StaffAsync();
        _provider.Told = new { sub = "subject-6", email = account.Email, email_verified = true };
        using var victim = _server.Browser();
        using var attacker = _server.Browser();
        // The attacker's code and state in the victim's browser, which has no cookie for that state.
        var back = await BackAsync(attacker, "");

        using var answer = await victim.AskAsync(back);

        Assert.Equal("/staff/sign-in?trouble=provider", answer.Headers.Location!.ToString());
        await OutsideAsync(victim);
    }

    [Fact]
    public async Task A_provider_that_cannot_be_reached_is_said_and_an_unknown_one_is_not_there()
    {
        await _provider.DisposeAsync();
        using var browser = _server.Browser();
        using var answer = await browser.AskAsync("/staff/sign-in?handler=With&provider=clinic-id");
        using var unknown = await browser.AskAsync("/staff/sign-in?handler=With&provider=nix");

        Assert.Equal("/staff/sign-in?trouble=provider", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("didn&#x27;t work", await browser.ReadAsync("/staff/sign-in?trouble=provider"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_half_configured_stops_the_start_and_names_the_keys()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StaffServer.StartAsync(
            ("Staff:Providers:x:AuthorizationEndpoint", "http://elsewhere.example/authorize"), ("Staff:TimeZone", "Mars/Olympus")));

        foreach (var key in new[] { "Staff:TimeZone", "Staff:Providers:x:Name", "Staff:Providers:x:ClientId", "Staff:Providers:x:ClientSecret", "Staff:Providers:x:AuthorizationEndpoint", "Staff:Providers:x:TokenEndpoint" })
            Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(string To, string Page)> ComeAsync(Browser browser, string to = "")
    {
        using var back = await browser.AskAsync(await BackAsync(browser, to));
        var came = Path(back);
        if (!came.StartsWith("/staff/sign-in/came", StringComparison.Ordinal)) return (came, "");
        using var inside = await browser.AskAsync(came);
        return inside.StatusCode == HttpStatusCode.Redirect ? (Path(inside), "") : (came, await inside.Content.ReadAsStringAsync());
    }

    /// <summary>To the provider; the address on our side that it sends the browser back to.</summary>
    private static async Task<string> BackAsync(Browser browser, string to)
    {
        using var away = await browser.AskAsync($"/staff/sign-in?handler=With&provider=clinic-id&to={Uri.EscapeDataString(to)}");
        using var elsewhere = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await elsewhere.GetAsync(away.Headers.Location);
        return answer.Headers.Location!.PathAndQuery;
    }

    private static async Task OutsideAsync(Browser browser)
    {
        using var answer = await browser.AskAsync("/staff/conversations");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static string Path(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.ToString() : answer.StatusCode.ToString();
}
