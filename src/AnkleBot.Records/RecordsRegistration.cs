using AnkleBot.Records.Commands;
using AnkleBot.Records.Postgres;
using AnkleBot.Records.Sql;
using AnkleBot.Records.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AnkleBot.Records;

public static class RecordsRegistration
{
    /// <summary>
    /// The record as configuration <c>Records</c> says, its commands, its health check and its nightly purge. A host opens
    /// it as it starts; a command without a host calls <see cref="IUpkeep.OpenAsync"/>.
    /// </summary>
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddOptions<RecordsOptions>().BindConfiguration("Records").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Open);
        services.AddSingleton<ITurnRecords>(provider => provider.GetRequiredService<IRecords>());
        services.AddSingleton<Purge>().AddSingleton<Export>().AddSingleton<Backup>();
        services.AddHostedService<RecordsStart>().AddHostedService<NightlyPurge>();
        services.AddHealthChecks().AddCheck<RecordsHealth>("records", tags: ["ready"]);
        return services;
    }

    private static IRecords Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<RecordsOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var log = provider.GetRequiredService<ILoggerFactory>().CreateLogger("AnkleBot.Records");
        IDatabase database = options.Engine == RecordsKind.PostgreSql
            ? new PostgresDatabase(options.ConnectionString!, time, log)
            : new SqliteDatabase(options.Path, time, log);
        return new SqlRecords(database, time);
    }
}
