using AnkleBot.Channels.Clinics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Start;

internal static class StartRegistration
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration("Knowledge");
        services.AddSingleton<KnowledgeStart>();
        return services;
    }

    /// <summary>
    /// All that can be wrong with configuration and knowledge, found before the host starts: a host that fails as it starts
    /// buries the reason under its own log.
    /// </summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken stopping = default)
    {
        _ = app.Services.GetRequiredService<ClinicList>();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.Services.GetRequiredService<KnowledgeStart>().LoadAsync(stopping);
    }

    /// <summary><c>live</c>: the process answers. <c>ready</c>: it can also keep what it is told.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }
}
