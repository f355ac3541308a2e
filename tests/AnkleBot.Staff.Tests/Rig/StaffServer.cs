using AnkleBot.Channels;
using AnkleBot.Conversation;
using AnkleBot.Knowledge;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnkleBot.Staff.Tests.Rig;

/// <summary>The whole server on a port of its own, with the clinics riverside and hilltop, and a record in a file.</summary>
public sealed class StaffServer : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The password of every account that <see cref="StaffAsync"/> makes.</summary>
    public const string Password = "four words nobody guesses";

    private static readonly Lazy<KnowledgeBase> Known =
        new(() => KnowledgeLoader.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), tryAsked: false).Readable!);

    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-staff-").FullName;
    private readonly Dictionary<string, string?> _settings = [];
    private WebApplication? _app;
    private int _made;

    public SetTime Time { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public IServiceProvider Services => _app!.Services;

    public IRecords Records => Services.GetRequiredService<IRecords>();

    public static KnowledgeBase Knowledge => Known.Value;

    /// <summary>A server with settings of its own, for tests that would disturb the others'.</summary>
    public static async Task<StaffServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = new StaffServer();
        foreach (var (key, value) in settings) server._settings[key] = value;
        await server.InitializeAsync();
        return server;
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ContentRootPath = _folder,
            // Pages are looked for in the program of this name.
            ApplicationName = typeof(StaffAccount).Assembly.GetName().Name,
        });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Records:Path"] = Path.Combine(_folder, "records.db"),
            ["urls"] = Address.GetLeftPart(UriPartial.Authority),
            ["Staff:SignInsPerMinute"] = "1000",
            ["Clinics:riverside:Name"] = "Riverside Clinic",
            ["Clinics:riverside:Country"] = "GB",
            ["Clinics:hilltop:Name"] = "Hilltop",
        });
        builder.Configuration.AddInMemoryCollection(_settings);
        builder.Services.AddSingleton<TimeProvider>(Time);
        _app = Program.Build(builder);
        Services.GetRequiredService<Channels.Clinics.Bots>().Know(Knowledge);
        await _app.StartAsync();
        Address = new(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Stops it as an operator would, and starts it again on the same port and record.</summary>
    public async Task RestartAsync()
    {
        await _app!.DisposeAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>An account with a password and, unless told otherwise, a second step.</summary>
    internal async Task<StaffAccount> StaffAsync(
        StaffRole role = StaffRole.Reviewer, IReadOnlyList<string>? clinics = null, bool secondStep = true, string? name = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = new StaffAccount
        {
            Email = $"staff{Interlocked.Increment(ref _made)}@riverside.example",
            Name = name ?? "",
            Role = role,
            Clinics = clinics ?? ["riverside"],
            SecondStep = secondStep,
            AuthenticatorKey = secondStep ? accounts.GenerateNewAuthenticatorKey() : null,
        };
        var made = await accounts.CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(error => error.Description)));
        return account;
    }

    /// <summary>A browser with nobody signed in.</summary>
    public Browser Browser() => new(Address);

    /// <summary>Somebody new, signed in with both steps.</summary>
    internal async Task<Browser> SignedInAsync(StaffRole role = StaffRole.Reviewer, IReadOnlyList<string>? clinics = null)
    {
        var browser = Browser();
        await browser.SignInAsync(await StaffAsync(role, clinics));
        return browser;
    }

    /// <summary>A conversation held with the real bot.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> TalkAsync(string clinic, params string[] messages)
    {
        var (turns, bot) = (Services.GetRequiredService<TurnHandler>(), Services.GetRequiredService<Channels.Clinics.Bots>().Of(clinic));
        var id = Guid.NewGuid().ToString("N");
        var begun = new Delivery(id, "begun", clinic, "webchat", $"runner-{id}", new Message(""));
        await turns.GreetAsync(begun, bot.Open);
        foreach (var (at, message) in messages.Prepend("I agree").Index())
            await turns.HandleAsync(begun with { Activity = $"message-{at}", Message = new(message) }, bot.Respond);
        return id;
    }
}

[CollectionDefinition(Name)]
public sealed class At_the_desk : ICollectionFixture<StaffServer>
{
    /// <summary>Tests that share one server; each makes accounts and conversations of its own.</summary>
    public const string Name = "desk";
}
