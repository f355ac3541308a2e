using System.Security.Cryptography;
using System.Text;
using AnkleBot.Records;

namespace AnkleBot.Staff.Tests;

public sealed class Notices_reach_the_clinic : IDisposable
{
    private const string Secret = "a secret that both sides know";
    private const string Urgent = "heard a crack when i landed and cant put weight on it";
    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-notices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Signed_with_a_link_and_without_a_word_of_what_was_said()
    {
        await using var clinic = await ClinicsReceiver.StartAsync();
        var server = await ServerAsync(clinic);

        var id = await server.TalkAsync("riverside", Urgent);
        var call = await clinic.NextAsync();

        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(Secret));
        var expected = Convert.ToHexStringLower(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(call.Timestamp + "."), .. call.Body]));
        Assert.Equal("sha256=" + expected, call.Signature);
        Assert.InRange(long.Parse(call.Timestamp), DateTimeOffset.UnixEpoch.ToUnixTimeSeconds() + 1, server.Time.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal("urgent", call.Json["kind"]!.ToString());
        Assert.Equal("riverside", call.Json["clinic"]!.ToString());
        Assert.Equal(id, call.Json["conversation"]!.ToString());
        Assert.Equal($"https://bot.example/staff/conversations/{id}", call.Json["link"]!.ToString());
        Assert.Equal(["at", "clinic", "conversation", "id", "kind", "link"], call.Json.Select(field => field.Key).Order());
        foreach (var word in (string[])["crack", "weight", "ankle ", "runner"]) Assert.DoesNotContain(word, call.Text, StringComparison.OrdinalIgnoreCase);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task After_it_broke_hung_closed_and_led_away_it_is_tried_again_and_taken_once()
    {
        await using var clinic = await ClinicsReceiver.StartAsync(ClinicsReceiver.Breaks, ClinicsReceiver.Hangs, ClinicsReceiver.Closes, ClinicsReceiver.LeadsAway);
        var server = await ServerAsync(clinic);

        await server.TalkAsync("riverside", Urgent);
        var ids = new List<string>();
        for (var tries = 0; tries < 5; tries++) ids.Add((await clinic.NextAsync()).Json["id"]!.ToString());
        var notice = await NoticeAsync(server, notice => notice.Sent is not null);

        Assert.Single(ids.Distinct());
        Assert.True(notice is { Tries: 5, Trouble: null, Due: null });
        Assert.True(clinic.IsQuiet);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_restart_in_between_loses_none()
    {
        await using var clinic = await ClinicsReceiver.StartAsync(ClinicsReceiver.Breaks);
        var server = await ServerAsync(clinic, ("Notices:FirstWaitMs", "600000"));
        await server.TalkAsync("riverside", "i want to die");
        var first = await clinic.NextAsync();
        await NoticeAsync(server, notice => notice.Trouble is not null);
        await server.DisposeAsync();

        var again = await ServerAsync(clinic);
        again.Time.Forward(TimeSpan.FromMinutes(11));
        var second = await clinic.NextAsync();

        Assert.Equal("crisis", second.Json["kind"]!.ToString());
        Assert.Equal(first.Json["id"]!.ToString(), second.Json["id"]!.ToString());
        await NoticeAsync(again, notice => notice.Sent is not null);
        await again.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_that_hangs_delays_no_runner_and_no_other_clinic()
    {
        await using var hanging = await ClinicsReceiver.StartAsync([.. Enumerable.Repeat(ClinicsReceiver.Hangs, 1000)]);
        await using var other = await ClinicsReceiver.StartAsync();
        var server = await ServerAsync(
            hanging, ("Notices:TimeoutMs", "60000"), ("Clinics:hilltop:Webhook", other.Address), ("Clinics:hilltop:WebhookSecret", Secret));
        for (var runner = 0; runner < 8; runner++) await server.TalkAsync("riverside", Urgent);
        await hanging.NextAsync();

        var id = await server.TalkAsync("hilltop", "can i talk to a person");

        Assert.Equal("person-asked", (await other.NextAsync()).Json["kind"]!.ToString());
        Assert.NotEmpty((await server.Records.TurnsAsync(id))[^1].Replies);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_cant_be_sent_is_given_up_after_a_day_and_stands_in_the_console()
    {
        await using var clinic = await ClinicsReceiver.StartAsync([.. Enumerable.Repeat(ClinicsReceiver.Breaks, 1000)]);
        var server = await ServerAsync(clinic);
        await server.TalkAsync("riverside", Urgent);
        await NoticeAsync(server, notice => notice.Trouble is not null);

        server.Time.Forward(TimeSpan.FromHours(25));
        await NoticeAsync(server, notice => notice is { Due: null, Sent: null, Trouble: "It answered 500." });

        using var browser = await server.SignedInAsync();
        var page = await browser.ReadAsync("/staff/notices");
        Assert.Contains("The webhook of Riverside Clinic has not taken a notice.", page, StringComparison.Ordinal);
        Assert.Contains("It answered 500.", page, StringComparison.Ordinal);
        Assert.Contains("Given up", page, StringComparison.Ordinal);
        Assert.DoesNotContain(clinic.Address, page, StringComparison.Ordinal);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_without_an_address_for_its_links_stops_the_start()
    {
        await using var clinic = await ClinicsReceiver.StartAsync();

        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => ServerAsync(clinic, ("Notices:PublicAddress", "")));

        Assert.StartsWith("Notices:PublicAddress is needed", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    private Task<StaffServer> ServerAsync(ClinicsReceiver clinic, params (string, string)[] settings) => StaffServer.StartAsync(
    [
        ("Records:Path", Path.Combine(_folder, "records.db")),
        ("Clinics:riverside:Webhook", clinic.Address),
        ("Clinics:riverside:WebhookSecret", Secret),
        ("Notices:PublicAddress", "https://bot.example/"),
        ("Notices:FirstWaitMs", "20"),
        ("Notices:TimeoutMs", "500"),
        ("Notices:LookEveryMs", "20"),
        .. settings,
    ]);

    private static async Task<StaffNotice> NoticeAsync(StaffServer server, Predicate<StaffNotice> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if ((await server.Records.NoticesAsync(["riverside"], waiting: true)).Items is [var notice] && until(notice)) return notice;
            await Task.Delay(20, patience.Token);
        }
    }
}
