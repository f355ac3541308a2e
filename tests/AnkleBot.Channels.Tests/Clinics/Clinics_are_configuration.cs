using AnkleBot.Channels.Clinics;
using Microsoft.Extensions.Configuration;

namespace AnkleBot.Channels.Tests.Clinics;

public sealed class Clinics_are_configuration
{
    [Theory]
    [InlineData("Clinics:a:Telefone", "1", "Clinics:a:Telefone")]
    [InlineData("Clinics:a:Booking", "book here", "Clinics:a:Booking")]
    [InlineData("Clinics:a:Booking", "javascript:alert(1)", "Clinics:a:Booking")]
    [InlineData("Clinics:a:Country", "England", "Clinics:a:Country")]
    [InlineData("Clinics:a:AllowedOrigins:0", "https://a.example/", "Clinics:a:AllowedOrigins:0")]
    [InlineData("Clinics:a:AllowedOrigins:0", "*", "Clinics:a:AllowedOrigins:0")]
    [InlineData("Clinics:a:Accent", "teal", "Clinics:a:Accent")]
    [InlineData("Clinics:a:Accent", "#ffee00", "Clinics:a:Accent")]
    [InlineData("Clinics:a:RetentionDays", "0", "Clinics:a:RetentionDays")]
    [InlineData("Clinics:a:Secret", "short", "Clinics:a:Secret")]
    [InlineData("Clinics:a:Masked", "maybe", "Clinics:a:Masked")]
    [InlineData("Clinics:a:Webhook", "https://hooks.example/x", "Clinics:a:WebhookSecret is needed")]
    [InlineData("Clinics:a:Webhook", "http://hooks.example/x", "Clinics:a:Webhook is not")]
    [InlineData("Clinics:a:Webhook", "http://127.0.0.1:5000/x", "Clinics:a:Webhook is not")]
    [InlineData("Clinics:a:Webhook", "https://me:pass@hooks.example/x", "Clinics:a:Webhook is not")]
    [InlineData("Clinics:a:Webhook", "hooks", "Clinics:a:Webhook is not")]
    [InlineData("Clinics:a:WebhookSecret", "short", "Clinics:a:WebhookSecret is shorter")]
    [InlineData("Clinics:A b:Name", "A b", "Clinics:A b")]
    public void An_error_names_the_key(string key, string value, string named)
    {
        var problem = Assert.Single(Read(("Clinics:a:Name", "A"), (key, value)).Problems, problem => !problem.EndsWith("Name is needed.", StringComparison.Ordinal));

        Assert.StartsWith(named, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_told_at_once() =>
        Assert.Equal(3, Read(("Clinics:a:Country", "x"), ("Clinics:b:Name", "B"), ("Clinics:b:Logo", "x")).Problems.Count);

    [Fact]
    public void A_webhook_may_be_on_this_machine_in_development_only()
    {
        (string, string)[] settings = [("Clinics:a:Name", "A"), ("Clinics:a:Webhook", "http://localhost:5000/x"), ("Clinics:a:WebhookSecret", "sixteen characters")];

        Assert.Equal(new("http://localhost:5000/x"), Read(development: true, settings).Clinics[0].Webhook!.Address);
        Assert.DoesNotContain("sixteen", Assert.Single(Read(settings).Problems), StringComparison.Ordinal);
        Assert.Single(Read(development: true, ("Clinics:a:Name", "A"), ("Clinics:a:Webhook", "http://hooks.example/x"), ("Clinics:a:WebhookSecret", "sixteen characters")).Problems);
    }

    [Fact]
    public void Empty_values_are_as_good_as_none()
    {
        var (clinics, problems) = Read(("Clinics:a:Name", "A"), ("Clinics:a:Booking", ""), ("Clinics:a:Secret", ""), ("Clinics:a:RetentionDays", ""));

        Assert.Empty(problems);
        Assert.Null(clinics[0].Secret);
    }

    private static (IReadOnlyList<ClinicSettings> Clinics, IReadOnlyList<string> Problems) Read(params (string Key, string Value)[] settings) => Read(false, settings);

    private static (IReadOnlyList<ClinicSettings> Clinics, IReadOnlyList<string> Problems) Read(bool development, params (string Key, string Value)[] settings) =>
        new ClinicReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build(), development).Read();
}
