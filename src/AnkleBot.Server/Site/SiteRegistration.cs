namespace AnkleBot.Server.Site;

/// <summary>What browsers open: the loader, the chat page and, in Development, a sample clinic page.</summary>
internal static class SiteRegistration
{
    private const string ForGood = "public, max-age=31536000, immutable";

    // The one address that never changes: clinics have pasted it into their pages.
    private const string AnHour = "public, max-age=3600";

    public static IServiceCollection AddSite(this IServiceCollection services) =>
        services.AddSingleton<SiteFiles>().AddSingleton<ChatPage>().AddSingleton<SamplePage>();

    public static void MapSite(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<SiteFiles>();
        var (chat, sample) = (app.Services.GetRequiredService<ChatPage>(), app.Services.GetRequiredService<SamplePage>());
        app.MapGet("/embed.js", (HttpContext http) => files["embed.js"].Serve(http, AnHour));
        app.MapGet(SiteFiles.Root + "{address}", (HttpContext http, string address) =>
            files.At(address) is { } asset ? asset.Serve(http, ForGood) : Results.NotFound());
        app.MapGet("/chat/{clinic}", chat.Show);
        if (app.Environment.IsDevelopment()) app.MapGet("/", sample.Show);
    }
}
