namespace AnkleBot.Knowledge.Tests;

/// <summary>A knowledge folder of a test's own, gone after it.</summary>
internal sealed class KnowledgeOnDisk : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("anklebot-").FullName;

    public KnowledgeOnDisk(params (string Name, string Text)[] files)
    {
        foreach (var name in new[] { "faq", "declines", "articles", "drawings", "language" }) Directory.CreateDirectory(Path.Combine(root, name));
        foreach (var (name, text) in files) Write(name, text);
        if (!File.Exists(Path.Combine(root, "language", "synonyms.yaml"))) File.WriteAllText(Path.Combine(root, "language", "synonyms.yaml"), "stop-words: [the]\nslots:\n  - ice, cold pack\n");
        Folder = new(root, Problems);
    }

    public List<Problem> Problems { get; } = [];

    public KnowledgeFolder Folder { get; }

    public SearchContent Read() => SearchContent.Read(Folder, new HashSet<string> { "swelling" });

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(root, name), text);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
