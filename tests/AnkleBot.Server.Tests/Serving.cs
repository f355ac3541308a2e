using System.Net;
using AnkleBot.Server.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Tests;

public sealed class Serving : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-server-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Production_refuses_drafts_and_names_them()
    {
        await using var app = Build("Production", ("Clinics:a:Name", "A"));

        var refused = await Assert.ThrowsAsync<KnowledgeRefusedException>(() => app.PrepareAsync());

        Assert.Contains("red-flags/", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_needs_a_clinic()
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Build("Production"));

        Assert.Contains("Clinics", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_serves_drafts_when_it_is_told_to()
    {
        await using var app = Build("Production", ("Clinics:a:Name", "A"), ("Knowledge:AllowDrafts", "true"));

        await app.PrepareAsync();
    }

    [Fact]
    public async Task A_server_that_has_started_is_alive_and_ready()
    {
        await using var app = Build("Development");
        await app.PrepareAsync();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        foreach (var health in new[] { "/health/live", "/health/ready" })
        {
            using var answer = await http.GetAsync(new Uri(health, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private WebApplication Build(string environment, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = _folder });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Records:Path", Path.Combine(_folder, "records.db")),
            new("urls", "http://127.0.0.1:0"),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        return Program.Build(builder);
    }
}
