using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>What came of loading a knowledge folder.</summary>
/// <param name="Reader">Reads messages by knowledge/language.</param>
/// <param name="Flags">The red flags.</param>
/// <param name="Problems">All that is wrong, with file and line.</param>
public sealed record LoadResult(Reader Reader, IReadOnlyList<RedFlag> Flags, IReadOnlyList<Problem> Problems);

/// <summary>Reads knowledge/ into one immutable snapshot.</summary>
public static class KnowledgeLoader
{
    public static LoadResult Load(string root)
    {
        var problems = new List<Problem>();
        var folder = new KnowledgeFolder(root, problems);
        var rules = LanguageFiles.Rules(folder);
        var reader = Reader.Create(rules, LanguageFiles.Answers(folder), problems);
        var flags = RedFlagFiles.Read(folder, rules.Signs.Select(sign => sign.Id).ToHashSet(StringComparer.Ordinal));
        problems.AddRange(FlagExamples.Check(flags, reader));
        return new(reader, flags, problems);
    }
}
