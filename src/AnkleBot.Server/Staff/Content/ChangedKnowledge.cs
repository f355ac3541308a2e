using System.Text;
using AnkleBot.Knowledge;
using AnkleBot.Server.Start;
using Microsoft.Extensions.Options;

namespace AnkleBot.Server.Staff.Content;

/// <summary>
/// Loads the knowledge with one file changed, in a copy of the folder that is gone afterwards. One at a time: a load takes
/// some seconds of a processor that runners need, too.
/// </summary>
internal sealed class ChangedKnowledge(IOptions<KnowledgeOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The largest file that is taken.</summary>
    public const int MostBytes = 512 * 1024;

    private const string Copies = "anklebot-try-";

    /// <summary>No trial lasts so long.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The YAML files that can be changed, by their paths in the folder.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Directory.EnumerateFiles(options.Value.Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(options.Value.Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _one.Dispose();

    /// <param name="file">One of <see cref="Files"/>.</param>
    public async Task<LoadResult> LoadAsync(string file, byte[] content, CancellationToken stopping)
    {
        if (!Files.Contains(file)) throw new ArgumentException("This is not a file of the knowledge.", nameof(file));
        await _one.WaitAsync(stopping);
        try
        {
            return await Task.Run(() => Load(file, content), stopping);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Null for text; else what is wrong with it.</summary>
    public static string? Unreadable(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).Contains('\0', StringComparison.Ordinal) ? "The file holds a zero byte; it is not a text." : null;
        }
        catch (DecoderFallbackException)
        {
            return "The file is not UTF-8. Save it as UTF-8 and choose it again.";
        }
    }

    /// <summary>Removes copies that a server left when its power went.</summary>
    public void Sweep()
    {
        var stale = time.GetUtcNow() - Stale;
        foreach (var copy in Directory.EnumerateDirectories(Path.GetTempPath(), Copies + "*").Where(copy => Directory.GetLastWriteTimeUtc(copy) < stale))
        {
            try
            {
                Directory.Delete(copy, recursive: true);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // Another server here is removing it, or it is another user's, who removes it themselves.
            }
        }
    }

    private LoadResult Load(string file, byte[] content)
    {
        Sweep();
        // Nobody else on this machine may read it.
        var copy = Directory.CreateTempSubdirectory(Copies).FullName;
        try
        {
            foreach (var path in Directory.EnumerateFiles(options.Value.Folder, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(options.Value.Folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(path, to);
            }
            File.WriteAllBytes(Path.Combine(copy, file), content);
            return KnowledgeLoader.Load(copy);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }
}
