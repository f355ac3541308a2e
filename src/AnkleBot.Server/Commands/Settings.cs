using AnkleBot.Channels.Clinics;
using AnkleBot.Conversation;
using AnkleBot.Knowledge;

namespace AnkleBot.Server.Commands;

/// <summary>What every command needs: configuration, the knowledge and the default clinic.</summary>
internal sealed class Settings
{
    private readonly IConfiguration configuration;

    /// <param name="knowledge">The knowledge folder; null for the configured one.</param>
    public Settings(string? knowledge = null)
    {
        configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        KnowledgePath = knowledge ?? configuration["Knowledge:Path"] ?? Path.Combine(AppContext.BaseDirectory, "knowledge");
    }

    public string KnowledgePath { get; }

    /// <summary>Loads the knowledge, or tells what is wrong with it and returns null.</summary>
    public KnowledgeBase? Load(TextWriter errors)
    {
        if (!Directory.Exists(KnowledgePath))
        {
            errors.WriteLine($"There is no knowledge folder at {KnowledgePath}. Set Knowledge:Path, or give --knowledge.");
            return null;
        }

        var loaded = KnowledgeLoader.Load(KnowledgePath, tryAsked: false);
        foreach (var problem in loaded.Problems) errors.WriteLine(problem);
        if (loaded.Knowledge is null) errors.WriteLine($"{loaded.Problems.Count} problems in {KnowledgePath}. Mend them and try again; `check` shows them all.");
        return loaded.Knowledge;
    }

    /// <summary>The first configured clinic, or a made-up one for trying things out.</summary>
    public Clinic Clinic()
    {
        var first = configuration.GetSection("Clinics").GetChildren().FirstOrDefault();
        if (first is null) return ClinicSettings.Demo.Clinic;
        return new(
            first.Key,
            first["Name"] ?? first.Key,
            first["Country"] ?? "",
            first["Telephone"],
            Uri.TryCreate(first["Booking"], UriKind.Absolute, out var booking) ? booking : null,
            first["Hours"]);
    }
}
