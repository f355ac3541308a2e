using System.Security.Cryptography;
using System.Text;
using AnkleBot.Language;
using AnkleBot.Language.Likeness;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/likeness: one file a red flag, and files of harmless messages.</summary>
internal static class LikenessFiles
{
    private const int ClinicianWeight = 3;

    /// <param name="entries">What people ask is harmless by itself, and learnt as such.</param>
    /// <param name="rulesAlone">Tells which of the flags' <c>spares</c> lines raise nothing at all: those are harmless too.</param>
    public static IReadOnlyList<LikenessExamples> Read(
        KnowledgeFolder folder, IReadOnlyList<RedFlag> flags, IReadOnlyList<Entry> entries, Reader rulesAlone)
    {
        var examples = new List<LikenessExamples>();
        foreach (var (_, fields) in folder.Yaml("likeness"))
        {
            var id = fields.Line("flag");
            var flag = flags.FirstOrDefault(flag => flag.Id == id?.Text);
            if (flag is null && id is not null && id.Text != "none") fields.ReportAt(id, $"there is no red flag '{id.Text}'; write none for harmless messages");
            examples.Add(new(flag?.Id, flag is null ? 0 : Level(flag), fields.Lines("said", 1)));
            fields.Done();
        }

        // A clinician's own examples weigh as much as a few of the others.
        for (var weight = 0; weight < ClinicianWeight; weight++) AddClinicians(examples, flags, rulesAlone);
        examples.Add(new(null, 0, [.. entries.SelectMany(entry => entry.Asked)]) { AreQuestions = true });
        return examples;
    }

    /// <summary>A fingerprint of all that the likeness learns from: examples, and the language that reads them.</summary>
    public static string Version(KnowledgeFolder folder, IReadOnlyList<LikenessExamples> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var group in examples)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{group.Flag}\t{group.Level}\t{group.AreQuestions}\n"));
            foreach (var line in group.Said) hash.AppendData(Encoding.UTF8.GetBytes(line.Text + "\n"));
        }

        return folder.Version("language") + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddClinicians(List<LikenessExamples> examples, IReadOnlyList<RedFlag> flags, Reader rulesAlone)
    {
        // Only what rules read alike is learnt: an example that the rules contradict stays an error that check tells.
        var triage = new TriageRules(flags);
        examples.AddRange(flags.Select(flag => new LikenessExamples(flag.Id, Level(flag), [.. flag.Raises.Where(line => Read(line).Has(flag.Id))])));
        examples.Add(new(null, 0, [.. flags.SelectMany(flag => flag.Spares).Where(line => Read(line).Urgency == Urgency.None)]));

        Assessment Read(Line line) => triage.Assess(Assessment.Nothing, [], rulesAlone.Read(line.Text).Findings);
    }

    // A crisis stands above all, since its reply is its own.
    private static int Level(RedFlag flag) => flag.Crisis ? (int)Urgency.Emergency + 1 : (int)flag.Urgency;
}
