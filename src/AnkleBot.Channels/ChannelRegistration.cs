using AnkleBot.Channels.BotFramework;
using AnkleBot.Channels.Clinics;
using AnkleBot.Channels.DirectLine;
using AnkleBot.Channels.WritingFirst;
using Microsoft.Extensions.DependencyInjection;

namespace AnkleBot.Channels;

public static class ChannelRegistration
{
    /// <summary>The clinics, their bots, the turn handler, and each channel that ends in it.</summary>
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddClinics().AddTurns();
        services.AddSingleton<Bots>().AddSingleton<Opening>().AddSingleton<SiteAddress>().AddSingleton<Thumbs>();
        services.AddDirectLine().AddBotFramework().AddWritingFirst();
        return services;
    }
}
