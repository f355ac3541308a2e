using AnkleBot.Server.Staff.Access;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Notices;

internal static class NoticeRegistration
{
    /// <summary>Notices: to the clinics' webhooks, and to open pages of the console.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration("Notices").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<NoticeOptions>, NoticeOptionsCheck>();
        services.AddSingleton<WebhookCall>().AddSingleton<LiveNotices>();
        services.AddHostedService<NoticePost>();
        return services;
    }

    public static void MapNotices(this WebApplication app)
    {
        var live = app.Services.GetRequiredService<LiveNotices>();
        app.MapGet(StaffRegistration.Live + "/notices", live.StreamAsync).RequireAuthorization(Policies.Staff);
        app.MapGet(StaffRegistration.Live + "/notices/now", live.NowAsync).RequireAuthorization(Policies.Staff);
    }
}
