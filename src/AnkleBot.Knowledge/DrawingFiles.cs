using System.Xml;
using System.Xml.Linq;
using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/drawings: SVG files whose title and desc say in words what they show.</summary>
internal static class DrawingFiles
{
    private const string FolderName = "drawings";

    public static IReadOnlyDictionary<string, Drawing> Read(KnowledgeFolder folder) =>
        folder.Texts(FolderName, "*.svg")
            .Select(file => Drawing(file.Name, file.Text, folder.Problems))
            .ToDictionary(drawing => drawing.Name, StringComparer.Ordinal);

    private static Drawing Drawing(string file, string svg, List<Problem> problems)
    {
        var words = Words(file, svg, problems);
        if (words is "") problems.Add(new(file, "the drawing needs a title and a desc, which are read out to people who can't see it"));
        return new(Path.GetFileNameWithoutExtension(file), words ?? "", svg);
    }

    private static string? Words(string file, string svg, List<Problem> problems)
    {
        try
        {
            var root = XDocument.Parse(svg).Root!;
            var (title, desc) = (Text(root, "title"), Text(root, "desc"));
            return title is null || desc is null ? "" : $"{title}. {desc}";
        }
        catch (XmlException wrong)
        {
            problems.Add(new($"{file}:{wrong.LineNumber}", $"not a valid drawing: {wrong.Message}"));
            return null;
        }
    }

    private static string? Text(XElement root, string name) =>
        root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
