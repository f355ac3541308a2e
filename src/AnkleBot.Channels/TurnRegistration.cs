using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using AnkleBot.Records;

namespace AnkleBot.Channels;

public static class TurnRegistration
{
    /// <summary>The turn handler, the catching up of what waited for the record, and its health check.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddOptions<TurnOptions>().BindConfiguration("Turns").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new TurnHandler(
            provider.GetRequiredService<ITurnRecords>(),
            provider.GetRequiredService<IOptions<TurnOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TurnHandler>>()));
        services.AddHostedService<CatchingUp>();
        services.AddHealthChecks().AddCheck<WaitingHealth>("turns", tags: ["ready"]);
        return services;
    }
}

/// <summary>Records what waited as soon as the record is back, without waiting for the runner's next message.</summary>
internal sealed partial class CatchingUp(TurnHandler turns, TimeProvider time, ILogger<CatchingUp> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(LookAgain, time, stoppingToken);
            foreach (var conversation in turns.Waiting.Conversations)
            {
                try
                {
                    await turns.CatchUpAsync(conversation, stoppingToken);
                }
                catch (RecordsUnavailableException)
                {
                    // Still lost: the alarm was raised when the turn came in, and the health check goes on saying so.
                    break;
                }
#pragma warning disable CA1031 // One conversation's trouble must not keep the others waiting.
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    Failed(conversation, failed);
                }
#pragma warning restore CA1031
            }
        }
    }

    [LoggerMessage(4, LogLevel.Error, "Conversation {Conversation} could not be caught up.")]
    private partial void Failed(string conversation, Exception why);
}

/// <summary>Says how many turns wait for the record.</summary>
internal sealed class WaitingHealth(TurnHandler turns) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(turns.Waiting.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{turns.Waiting.Count} turns wait for the record."));
}
