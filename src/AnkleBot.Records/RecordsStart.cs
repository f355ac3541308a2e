using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AnkleBot.Records;

/// <summary>Opens the record before the first request; a record that is refused stops the start.</summary>
internal sealed class RecordsStart(IRecords records) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => records.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Tries a write, and says why when it fails.</summary>
public sealed class RecordsHealth(IRecords records, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await records.CheckAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (RecordsUnavailableException lost)
        {
            return HealthCheckResult.Unhealthy(lost.Message);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"The record didn't answer within {Patience.TotalSeconds} seconds.");
        }
    }
}
