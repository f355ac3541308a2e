using System.Net;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Staff.Tests;

[Collection(At_the_desk.Name)]
public sealed class Accounts(StaffServer desk)
{
    [Fact]
    public async Task An_administrator_adds_an_account_and_its_password_is_shown_once()
    {
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        var email = NewEmail();

        using var added = await browser.PostAsync("/staff/accounts", null, ("email", email), ("name", "Ana"), ("role", "Editor"), ("keys", "riverside"));

        var page = await added.Content.ReadAsStringAsync();
        var oneTime = page.Split("<p class=\"key\"><code>")[1].Split('<')[0];
        var account = (await FindAsync(email))!;
        Assert.Equal((StaffRole.Editor, "Ana"), (account.Role, account.Name));
        Assert.Equal(["riverside"], account.Clinics);
        Assert.DoesNotContain(oneTime, await browser.ReadAsync("/staff/accounts"), StringComparison.Ordinal);
        Assert.Contains((await desk.Records.AuditLinesAsync(["riverside"])).Items, line => line.Did == "added an account" && line.Detail!.StartsWith(email, StringComparison.Ordinal) && line.Who == browser.Account.Email);
    }

    [Theory]
    [InlineData("hilltop", "&#x27;hilltop&#x27; is no clinic of yours")]
    [InlineData("*", "Only somebody with all clinics can give all clinics")]
    public async Task Nobody_gives_a_clinic_that_they_do_not_have(string clinic, string said)
    {
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        var email = NewEmail();

        using var refused = await browser.PostAsync("/staff/accounts", null, ("email", email), ("role", "Reviewer"), ("keys", "riverside"), ("keys", clinic));

        Assert.Contains(said, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await FindAsync(email));
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_account_is_said()
    {
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        foreach (var (email, key, said) in new[]
        {
            ("not an address", "riverside", "is not an e-mail address"),
            (browser.Account.Email, "riverside", "has an account already"),
            (NewEmail(), "", "Give at least one clinic"),
        })
        {
            using var refused = await browser.PostAsync("/staff/accounts", null, [("email", email), ("role", "Reviewer"), .. key.Length > 0 ? [("keys", key)] : Array.Empty<(string, string)>()]);
            Assert.Contains(said, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_changed_role_signs_them_out_and_a_disabled_account_stays_out()
    {
        using var administrator = await desk.SignedInAsync(StaffRole.Administrator);
        using var colleague = await desk.SignedInAsync(StaffRole.Administrator);
        var page = $"/staff/accounts/{Uri.EscapeDataString(colleague.Account.Email)}";

        using var changed = await administrator.PostAsync(page, $"{page}?handler=Change", ("role", "Reviewer"), ("keys", "riverside"));
        await OutsideAsync(colleague);
        Assert.Equal(StaffRole.Reviewer, (await FindAsync(colleague.Account.Email))!.Role);

        using var disabled = await administrator.PostAsync(page, $"{page}?handler=Change", ("role", "Reviewer"), ("keys", "riverside"), ("disabled", "true"));
        using var again = await colleague.PostAsync("/staff/sign-in", null, ("Address", colleague.Account.Email), ("Password", StaffServer.Password));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_reset_gives_a_new_password_and_takes_the_second_step_away()
    {
        using var administrator = await desk.SignedInAsync(StaffRole.Administrator);
        using var colleague = await desk.SignedInAsync();
        var page = $"/staff/accounts/{Uri.EscapeDataString(colleague.Account.Email)}";

        using var reset = await administrator.PostAsync(page, $"{page}?handler=Reset");

        var oneTime = (await reset.Content.ReadAsStringAsync()).Split("<p class=\"key\"><code>")[1].Split('<')[0];
        await OutsideAsync(colleague);
        using var back = await colleague.PostAsync("/staff/sign-in", null, ("Address", colleague.Account.Email), ("Password", oneTime));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        using var led = await colleague.AskAsync("/staff/conversations");
        Assert.Equal("/staff/password", led.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_account_with_a_clinic_more_is_not_theirs_to_change_and_nobody_changes_their_own()
    {
        using var browser = await desk.SignedInAsync(StaffRole.Administrator);
        var both = await desk.StaffAsync(clinics: ["riverside", "hilltop"]);
        var everywhere = await desk.StaffAsync(clinics: ["*"]);
        foreach (var other in new[] { both, everywhere })
        {
            using var answer = await browser.AskAsync($"/staff/accounts/{Uri.EscapeDataString(other.Email)}");
            using var changed = await browser.PostAsync("/staff/me", $"/staff/accounts/{Uri.EscapeDataString(other.Email)}?handler=Reset");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, changed.StatusCode));
        }
        using var own = await browser.PostAsync("/staff/me", $"/staff/accounts/{Uri.EscapeDataString(browser.Account.Email)}?handler=Change", ("role", "Administrator"), ("keys", "riverside"));
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        var page = await browser.ReadAsync("/staff/accounts");
        Assert.Contains(both.Email, page, StringComparison.Ordinal);
        var stranger = await desk.StaffAsync(clinics: ["hilltop"]);
        Assert.DoesNotContain(stranger.Email, await browser.ReadAsync("/staff/accounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_no_clinic_are_read_by_whoever_has_all_of_them()
    {
        var what = Guid.NewGuid().ToString("N");
        await desk.Records.AuditAsync(new(desk.Time.GetUtcNow(), "test", "backed up", null, null, what));
        using var some = await desk.SignedInAsync(StaffRole.Administrator);
        using var all = await desk.SignedInAsync(StaffRole.Administrator, ["*"]);

        Assert.DoesNotContain(what, await some.ReadAsync("/staff/audit"), StringComparison.Ordinal);
        Assert.Contains(what, await all.ReadAsync("/staff/audit"), StringComparison.Ordinal);
    }

    private async Task<StaffAccount?> FindAsync(string email) => await desk.Services.GetRequiredService<AccountStore>().FindAsync(email);

    private static async Task OutsideAsync(Browser browser)
    {
        using var answer = await browser.AskAsync("/staff/conversations");
        Assert.Contains("/staff/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static string NewEmail() => $"new{Guid.NewGuid():N}@riverside.example";
}
