using AnkleBot.Records.Commands;
using AnkleBot.Records.Tests.Rig;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AnkleBot.Records.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("anklebot-records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_host_opens_the_record_and_says_that_it_is_healthy()
    {
        using var host = Host(("Records:Path", Path.Combine(_folder, "new", "records.db")), ("Records:RetentionDaysByClinic:riverside", "30"));
        await host.StartAsync();

        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        await host.Services.GetRequiredService<Backup>().RunAsync(Path.Combine(_folder, "backup.db"), "test", CancellationToken.None);

        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(0, await host.Services.GetRequiredService<Purge>().RunAsync(null, "test", null, CancellationToken.None));
        Assert.True(File.Exists(Path.Combine(_folder, "backup.db")));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Records:Engine", "PostgreSql", "ConnectionString")]
    [InlineData("Records:RetentionDays", "0", "RetentionDays")]
    [InlineData("Records:RetentionDaysByClinic:riverside", "-1", "riverside")]
    [InlineData("Records:PurgeHour", "24", "PurgeHour")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string named)
    {
        using var host = Host(("Records:Path", Path.Combine(_folder, "records.db")), (key, value));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_why_the_record_cannot_be_written()
    {
        using var server = PostgresServer.Start();
        using var host = Host(("Records:Engine", "PostgreSql"), ("Records:ConnectionString", server.Address("postgres")));
        await host.StartAsync();
        server.End();

        var lost = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        server.Begin();
        var back = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, lost.Status);
        Assert.Contains("PostgreSQL", lost.Entries["records"].Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, back.Status);
        await host.StopAsync();
    }

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        builder.Services.AddRecords();
        return builder.Build();
    }
}
