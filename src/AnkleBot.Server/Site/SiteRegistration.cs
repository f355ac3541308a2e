namespace AnkleBot.Server.Site;

/// <summary>What browsers open: the loader, the chat page and, in Development, a sample clinic page.</summary>
internal static class SiteRegistration
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services;

    public static void MapSite(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) app.MapGet("/", () => "The sample clinic page comes here.");
    }
}
