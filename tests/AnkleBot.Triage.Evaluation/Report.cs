namespace AnkleBot.Triage.Evaluation;

/// <summary>One table of all that matters.</summary>
internal static class Report
{
    private static readonly string[] Levels = ["crisis", "emergency", "urgent", "soon"];
    private static readonly string[] Columns = ["none", "self-care", "soon", "urgent", "emergency", "crisis"];

    public static void Print(Part part, IReadOnlyList<Outcome> messages, IReadOnlyList<Outcome> questions, IReadOnlyList<Outcome> conversations)
    {
        Console.WriteLine($"Development set, the part that {(part == Part.Tune ? "tunes" : "only reports")}: {messages.Count} messages, {conversations.Count} conversations");
        Console.WriteLine("\nat or above its level            share   95 % interval (Clopper-Pearson)");
        foreach (var level in Levels) Line(level, [.. messages.Where(one => one.Case.Urgency == level)], one => !one.Missed);
        Line("emergency, urgent or crisis", [.. messages.Where(one => one.Want >= 3)], one => !one.Missed);
        Line("emergency at urgent or above", [.. messages.Where(one => one.Want == 4)], one => one.Got >= 3);
        Line("conversations", [.. conversations.Where(one => one.Flagged)], one => !one.Missed);
        var clean = messages.Where(one => !one.Flagged).ToList();
        Console.WriteLine("\nfalse alarms");
        Line("look-alikes at urgent or above", clean, one => one.Got >= 3);
        Line("look-alikes raised at all", clean, one => one.Got >= 2);
        Line("harmless questions raised", questions, one => one.Got >= 2);
        Line("ordinary conversations raised", [.. conversations.Where(one => !one.Flagged)], one => one.Got >= 2);
        Line("over-triage of flagged ones", [.. messages.Where(one => one.Flagged)], one => one.Got > one.Want);
        PrintFlags(messages);
        PrintSlices(messages);
        PrintConfusion(messages);
    }

    private static void Line(string name, IReadOnlyList<Outcome> outcomes, Func<Outcome, bool> counts)
    {
        if (outcomes.Count == 0) return;
        var hits = outcomes.Count(counts);
        var (low, high) = Interval.ClopperPearson(hits, outcomes.Count);
        Console.WriteLine($"  {name,-30} {hits,4}/{outcomes.Count,-4} {(double)hits / outcomes.Count,6:0.000}   [{low:0.000}, {high:0.000}]");
    }

    private static void PrintFlags(IReadOnlyList<Outcome> messages)
    {
        Console.WriteLine("\nflag                      named   at its level or above");
        foreach (var flag in messages.SelectMany(one => one.Case.Flags).Distinct().Order(StringComparer.Ordinal))
        {
            var with = messages.Where(one => one.Case.Flags.Contains(flag)).ToList();
            Console.WriteLine($"  {flag,-22} {with.Count(one => one.Assessment.Has(flag)),3}/{with.Count,-3}    {with.Count(one => !one.Missed),3}/{with.Count}");
        }
    }

    private static void PrintSlices(IReadOnlyList<Outcome> messages)
    {
        Console.WriteLine("\nslice                     flagged, at level      look-alikes, at urgent or above");
        foreach (var slice in messages.SelectMany(one => one.Case.Slices).Distinct().Order(StringComparer.Ordinal))
        {
            var flagged = messages.Where(one => one.Flagged && one.Case.Slices.Contains(slice)).ToList();
            var clean = messages.Where(one => !one.Flagged && one.Case.Slices.Contains(slice)).ToList();
            Console.WriteLine($"  {slice,-22} {flagged.Count(one => !one.Missed),5}/{flagged.Count,-5}           {clean.Count(one => one.Got >= 3),5}/{clean.Count}");
        }
    }

    private static void PrintConfusion(IReadOnlyList<Outcome> messages)
    {
        Console.WriteLine($"\nshould \\ stands at  {string.Concat(Columns.Select(column => $"{column,11}"))}");
        foreach (var (row, level) in Columns.Select((name, level) => (name, level)).Where(pair => pair.level != 1))
        {
            var of = messages.Where(one => one.Want == level).ToList();
            Console.WriteLine($"  {row,-16}  {string.Concat(Columns.Select((_, got) => $"{of.Count(one => one.Got == got),11}"))}");
        }
    }
}
