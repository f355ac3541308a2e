namespace AnkleBot.Server.Staff.Content;

internal static class ContentRegistration
{
    /// <summary>What editors work with: gaps, and the bench on which changes are tried.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services) =>
        services.AddSingleton<KnowledgeGaps>().AddSingleton<Workbench>().AddSingleton<ChangedKnowledge>();

    public static void SweepContent(this WebApplication app) => app.Services.GetRequiredService<ChangedKnowledge>().Sweep();
}
