using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnkleBot.Knowledge;

/// <summary>The files of a knowledge folder, each named by its path inside it.</summary>
internal sealed class KnowledgeFolder(string root, List<Problem> problems)
{
    private const int VersionLength = 12;

    public List<Problem> Problems { get; } = problems;

    /// <summary>The YAML files of a subfolder in the order of their names.</summary>
    public IEnumerable<(string Name, Fields Fields)> Yaml(string subfolder) =>
        Files(subfolder, "*.yaml").Select(Open).OfType<(string, Fields)>();

    /// <summary>One YAML file that must be there.</summary>
    public Fields? Yaml(string subfolder, string name)
    {
        var path = Path.Combine(root, subfolder, name);
        if (File.Exists(path)) return Open(path)?.Fields;
        Problems.Add(new(Path.Combine(subfolder, name), "the file is missing"));
        return null;
    }

    /// <summary>Any files of a subfolder, as text.</summary>
    public IEnumerable<(string Name, string Text)> Texts(string subfolder, string pattern) =>
        Files(subfolder, pattern).Select(path => (Name(path), File.ReadAllText(path)));

    /// <summary>A fingerprint of all files: the same files give the same version.</summary>
    /// <param name="subfolder">Of the files of one subfolder only; of all, when it is empty.</param>
    public string Version(string subfolder = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(Path.Combine(root, subfolder), "*", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith('.'));
        foreach (var path in files.OrderBy(Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Name(path)));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }

    private IEnumerable<string> Files(string subfolder, string pattern)
    {
        var folder = Path.Combine(root, subfolder);
        if (Directory.Exists(folder)) return Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);
        Problems.Add(new(subfolder, "the folder is missing"));
        return [];
    }

    private (string Name, Fields Fields)? Open(string path)
    {
        var name = Name(path);
        try
        {
            var stream = new YamlStream();
            using var text = File.OpenText(path);
            stream.Load(new ShallowParser(new Parser(text)));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }]) return (name, new(name, mapping, Problems));
            Problems.Add(new($"{name}:1", "the file should hold one YAML mapping"));
        }
        catch (TooDeepException deep)
        {
            Problems.Add(new($"{name}:{deep.Start.Line}", deep.Message));
        }
        catch (YamlException wrong)
        {
            Problems.Add(new($"{name}:{wrong.Start.Line}", $"not valid YAML: {wrong.Message}"));
        }

        return null;
    }

    private string Name(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
