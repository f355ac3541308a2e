using AnkleBot.Channels.BotFramework;
using AnkleBot.Channels.DirectLine;
using AnkleBot.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using ClinicBots = AnkleBot.Channels.Clinics.Bots;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>The channels over real HTTP on a port of their own, with the real knowledge and a record in a file.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    public const string Secret = "a-secret-of-riverside";
    public const string Site = "https://www.riverside.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-channels-").FullName;
    private readonly Dictionary<string, string?> _settings;
    private WebApplication? _app;

    private RealServer(Dictionary<string, string?> settings) => _settings = settings;

    public SetTime Time { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public string Own => Address.GetLeftPart(UriPartial.Authority);

    public string RecordFile => Path.Combine(_folder, "records.db");

    public IRecords Records => _app!.Services.GetRequiredService<IRecords>();

    public IServiceProvider Services => _app!.Services;

    /// <summary>Where its own tokens come from.</summary>
    public Login Login { get; } = new();

    /// <summary>What the operator heard.</summary>
    public Said Log { get; } = new();

    public static async Task<RealServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var last = settings.GroupBy(setting => setting.Key).ToDictionary(same => same.Key, same => (string?)same.Last().Value);
        var server = new RealServer(last);
        await server.StartAsync();
        return server;
    }

    /// <summary>Stops it as an operator would, and starts it again on the same port and record.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] settings)
    {
        await _app!.DisposeAsync();
        foreach (var (key, value) in settings) _settings[key] = value;
        await StartAsync();
    }

    public Task StopAsync() => _app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var environment = _settings.GetValueOrDefault("environment") ?? "Production";
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Records:Path"] = RecordFile,
            ["Clinics:riverside:Name"] = "Riverside Clinic",
            ["Clinics:riverside:Country"] = "GB",
            ["Clinics:riverside:Telephone"] = "020 7946 0000",
            ["Clinics:riverside:Booking"] = "https://example.org/book",
            ["Clinics:riverside:Secret"] = Secret,
            ["Clinics:riverside:AllowedOrigins:0"] = Site,
            ["Clinics:hilltop:Name"] = "Hilltop",
        });
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.WebHost.UseKestrelCore().UseUrls(Own);
        builder.Services.AddRouting().AddSingleton<TimeProvider>(Time).AddRecords().AddChannels();
        builder.Services.AddSingleton<IMsalHttpClientFactory>(Login);
        _app = builder.Build();
        _app.Services.GetRequiredService<ClinicBots>().Know(RealKnowledge.Base);
        _app.Services.GetRequiredService<IStartupValidator>().Validate();
        _app.MapDirectLine();
        _app.MapBotFramework();
        await _app.StartAsync();
        Address = new(_app.Urls.First());
    }
}
