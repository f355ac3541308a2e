using AnkleBot.Knowledge;

namespace AnkleBot.Search.Evaluation;

/// <summary>The ids of the signs in knowledge/language.</summary>
internal static class Signs
{
    public static IReadOnlySet<string> Of(KnowledgeFolder folder) =>
        folder.Yaml("language/signs").SelectMany(file => file.Fields.Items("signs")).Select(sign => sign.Text("id")).ToHashSet(StringComparer.Ordinal);
}
