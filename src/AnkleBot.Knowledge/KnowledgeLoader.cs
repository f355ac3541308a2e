using AnkleBot.Language;
using AnkleBot.Language.Likeness;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>What came of loading a knowledge folder.</summary>
/// <param name="Readable">
/// What could be read though some of the folder's own examples are read otherwise: for tools that measure, never for
/// runners. Null when something is wrong with a file.
/// </param>
/// <param name="Problems">
/// All that is wrong with the files, with file and line; when nothing is, what the folder's own examples show to be wrong;
/// empty when the folder can be used.
/// </param>
/// <param name="Report">What is in the folder.</param>
/// <param name="Examples">What the likeness has learnt from: for tools that measure it by leaving some of them out.</param>
public sealed record LoadResult(
    KnowledgeBase? Readable, IReadOnlyList<Problem> Problems, KnowledgeReport Report, IReadOnlyList<LikenessExamples> Examples)
{
    /// <summary>The snapshot; null when there are problems.</summary>
    public KnowledgeBase? Knowledge => Problems.Count == 0 ? Readable : null;
}

/// <summary>Reads knowledge/ into one immutable snapshot, or says all that is wrong with its files at once.</summary>
public static class KnowledgeLoader
{
    /// <param name="root">The knowledge folder.</param>
    /// <param name="tryAsked">
    /// Whether to try every way of asking against the index. It takes a second or two: on for <c>check</c> and tests,
    /// off where the folder has passed that already.
    /// </param>
    public static LoadResult Load(string root, bool tryAsked = true)
    {
        var problems = new List<Problem>();
        var folder = new KnowledgeFolder(root, problems);
        var rules = LanguageFiles.Rules(folder);
        LanguageChecks.Check(rules, problems);
        var signs = rules.Signs.Select(sign => sign.Id).ToHashSet(StringComparer.Ordinal);
        var flags = RedFlagFiles.Read(folder, signs);
        var content = SearchContent.Read(folder, signs);
        var rulesAlone = Reader.Create(rules, LanguageFiles.Answers(folder), problems);
        var examples = LikenessFiles.Read(folder, flags, content.Entries, rulesAlone);
        var intake = IntakeFiles.Read(folder, signs);
        var sentences = DialogFiles.Sentences(folder);
        var countries = DialogFiles.Countries(folder);
        var commands = rulesAlone.Book(DialogFiles.Meanings(folder, "commands.yaml"), problems);
        var followUps = rulesAlone.Book(DialogFiles.Meanings(folder, "follow-ups.yaml"), problems);
        var report = KnowledgeReport.Of(content, flags, rules);
        // Learning takes long: nothing is learnt of files with mistakes, which will be other files tomorrow.
        if (problems.Count > 0) return new(null, problems, report, examples);

        var triage = new TriageRules(flags);
        var reader = LearntFile.Teach(rulesAlone, examples, triage.Raises, root, LikenessFiles.Version(folder, examples));
        problems.AddRange(FlagExamples.Check(flags, reader));
        var version = folder.Version();
        var index = LearntFile.Index(content.Entries, rules.Words, content.Words, root, version);
        if (tryAsked) EntryChecks.CheckFound(content.Entries, index, problems);
        var knowledge = new KnowledgeBase(
            version,
            report.Drafts,
            reader,
            triage,
            rules.Signs.ToDictionary(sign => sign.Id, sign => sign.Name, StringComparer.Ordinal),
            index,
            content.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal),
            content.Articles.ToDictionary(article => article.Id, StringComparer.Ordinal),
            intake,
            sentences,
            commands,
            followUps,
            countries);
        return new(knowledge, problems, report, examples);
    }
}
