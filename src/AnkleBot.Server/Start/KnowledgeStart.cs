using System.Diagnostics;
using AnkleBot.Channels.Clinics;
using AnkleBot.Knowledge;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Start;

/// <summary>Loads the knowledge. What can't be read, or may not be shown, is refused.</summary>
internal sealed partial class KnowledgeStart(
    Bots bots, IOptions<KnowledgeOptions> options, IHostEnvironment environment, ILogger<KnowledgeStart> log)
{
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var folder = options.Value.Folder;
        if (!Directory.Exists(folder)) throw new KnowledgeRefusedException($"There is no knowledge folder at {folder}. Set Knowledge:Path, or give --knowledge.");

        Loading(folder);
        var began = Stopwatch.GetTimestamp();
        var loaded = await Task.Run(() => KnowledgeLoader.Load(folder, tryAsked: false), cancellationToken);
        if (loaded.Knowledge is not { } knowledge)
            throw new KnowledgeRefusedException($"{string.Join('\n', loaded.Problems)}\n{loaded.Problems.Count} problems in {folder}. Mend them and try again; `check` shows them all.");
        if (environment.IsProduction() && knowledge.Drafts.Count > 0 && !options.Value.AllowDrafts)
            throw new KnowledgeRefusedException($"No clinician has approved these files, and production shows no drafts unless Knowledge:AllowDrafts is true: {string.Join(", ", knowledge.Drafts)}");
        bots.Know(knowledge);
        Loaded(knowledge.Version, Stopwatch.GetElapsedTime(began).TotalSeconds, knowledge.Drafts.Count);
    }

    [LoggerMessage(50, LogLevel.Information, "Loading the knowledge in {Folder}, which takes some seconds ...")]
    private partial void Loading(string folder);

    [LoggerMessage(51, LogLevel.Information, "Knowledge {Version} is loaded after {Seconds:0.0} s; {Drafts} of its files are drafts.")]
    private partial void Loaded(string version, double seconds, int drafts);
}

/// <summary>Configuration <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    /// <summary>The folder; empty for the one that came with the program.</summary>
    public string Path { get; set; } = "";

    /// <summary>The folder that is meant.</summary>
    internal string Folder => Path.Length > 0 ? Path : System.IO.Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>Whether production may show content that no clinician has approved.</summary>
    public bool AllowDrafts { get; set; }
}

/// <summary>The knowledge can't be served; the message says why.</summary>
public sealed class KnowledgeRefusedException(string message) : Exception(message);
