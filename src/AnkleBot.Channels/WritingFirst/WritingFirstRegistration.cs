using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Channels.WritingFirst;

internal static class WritingFirstRegistration
{
    /// <summary>Reminders, and staff who write first.</summary>
    public static IServiceCollection AddWritingFirst(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ProactiveMessages(
            provider.GetRequiredService<TurnHandler>(),
            provider.GetRequiredService<IRecords>(),
            provider.GetRequiredService<Bots>(),
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<Sent>(),
            provider.GetRequiredService<SiteAddress>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReminderBook>().AddSingleton<ReminderRounds>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderRounds>());
        return services;
    }
}
