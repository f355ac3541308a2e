using AnkleBot.Channels.BotFramework.Authentication;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Incoming;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace AnkleBot.Channels.BotFramework;

public static partial class BotFrameworkRegistration
{
    private const string Path = "/api/messages";

    /// <summary>Teams and every other Bot Framework channel, with configuration <c>BotFramework</c>.</summary>
    internal static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration("BotFramework").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TokenCheck>().AddSingleton<Door>();
        services.AddSingleton<IMsalHttpClientFactory, TokenHttp>().AddSingleton<ConnectorTokens>().AddSingleton<ConnectorClient>();
        services.AddSingleton<Outbox>().AddSingleton<Sent>().AddSingleton<Answering>();
        services.AddSingleton<Messages>().AddSingleton<Changes>().AddSingleton<Invokes>().AddSingleton<Arrivals>();
        services.AddSingleton<Ongoing>().AddHostedService(provider => provider.GetRequiredService<Ongoing>());
        return services;
    }

    /// <summary><c>POST /api/messages</c>. Without a registration it is there for this machine in Development, and nowhere else.</summary>
    /// <exception cref="OptionsValidationException">The configuration names a clinic that there isn't.</exception>
    public static void MapBotFramework(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("AnkleBot.Teams");
        CheckClinics(options, app.Services.GetRequiredService<ClinicList>());
        if (!options.HasApp && !app.Environment.IsDevelopment())
        {
            Off(log, Path);
            return;
        }
        if (!options.HasApp) Open(log, Path);
        app.MapPost(Path, (Delegate)((Func<HttpContext, Task<IResult>>)app.Services.GetRequiredService<Arrivals>().Post)).AddEndpointFilter(Refusal.Catch);
    }

    private static void CheckClinics(BotFrameworkOptions options, ClinicList clinics)
    {
        var named = options.ClinicByTenant.Select(pair => ($"BotFramework:ClinicByTenant:{pair.Key}", pair.Value))
            .Append(("BotFramework:Clinic", options.Clinic)).Where(each => each.Item2.Length > 0);
        List<string> unknown = [.. named.Where(each => !clinics.TryGet(each.Item2, out _)).Select(each => $"{each.Item1} '{each.Item2}' is not among Clinics.")];
        if (unknown.Count > 0) throw new OptionsValidationException("BotFramework", typeof(BotFrameworkOptions), unknown);
    }

    [LoggerMessage(76, LogLevel.Information, "Teams is off: {Path} is not there without BotFramework:AppId.")]
    private static partial void Off(ILogger log, string path);

    [LoggerMessage(77, LogLevel.Information, "{Path} is open to programs on this machine, as this is Development and there is no BotFramework:AppId.")]
    private static partial void Open(ILogger log, string path);
}
