using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>Runs the examples of every red flag: each <c>raises</c> line must raise it, no <c>spares</c> line may.</summary>
internal static class FlagExamples
{
    public static IEnumerable<Problem> Check(IReadOnlyList<RedFlag> flags, Reader reader)
    {
        var triage = new TriageRules(flags);
        foreach (var flag in flags)
        {
            foreach (var line in flag.Raises.Where(line => !Raises(line, flag)))
            {
                yield return new(line.Where, $"\"{line.Text}\" should raise {flag.Id} and doesn't");
            }

            foreach (var line in flag.Spares.Where(line => Raises(line, flag)))
            {
                yield return new(line.Where, $"\"{line.Text}\" should not raise {flag.Id} and does");
            }
        }

        bool Raises(Line line, RedFlag flag) =>
            triage.Assess(Assessment.Nothing, [], reader.Read(line.Text).Findings).Has(flag.Id);
    }
}
