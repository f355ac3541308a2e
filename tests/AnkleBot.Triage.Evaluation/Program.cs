using System.Diagnostics;
using System.Text.Json;
using AnkleBot.Knowledge;
using AnkleBot.Triage;

var root = args[0];
var part = args.Length > 1 ? args[1] : "tune";
var show = args.Length > 2 ? args[2] : "";
var clock = Stopwatch.StartNew();
var loaded = KnowledgeLoader.Load(Path.Combine(root, "knowledge"), tryAsked: false);
foreach (var problem in loaded.Problems) Console.WriteLine(problem);
var knowledge = loaded.Readable;
var triage = knowledge.Triage;
Console.WriteLine($"loaded in {clock.ElapsedMilliseconds} ms");
if (part == "say")
{
    var read = knowledge.Reader.Read(show);
    foreach (var finding in read.Findings) Console.WriteLine($"{finding.Sign} {finding.Context} [{finding.Words}] {finding.Rule} {finding.Cue}");
    foreach (var raised in triage.Assess(Assessment.Nothing, [], read.Findings).Flags) Console.WriteLine($"=> {raised.Flag} {raised.Urgency}");
    return;
}

int missed = 0, flagged = 0, under = 0, falseUrgent = 0, falseAny = 0, clean = 0, flagHit = 0, flagAll = 0;
var watch = Stopwatch.StartNew();
var perLevel = new SortedDictionary<string, (int Ok, int All)>();
int benign = 0, benignUrgent = 0, benignAny = 0;
foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "tests/data/search"), "questions-*.jsonl"))
{
    foreach (var line in File.ReadLines(file))
    {
        using var json = JsonDocument.Parse(line);
        var text = json.RootElement.GetProperty("question").GetString()!;
        uint split = 2166136261;
        foreach (var c in json.RootElement.GetProperty("id").GetString()!) split = (split ^ c) * 16777619;
        if (split % 10 < 6 != (part == "tune")) continue;
        var got = triage.Assess(Assessment.Nothing, [], knowledge.Reader.Read(text).Findings);
        benign++;
        if (got.Urgency >= Urgency.Soon) benignAny++;
        if (got.Urgency >= Urgency.Urgent) benignUrgent++;
        if (got.Urgency >= Urgency.Soon && show is "benign")
        {
            Console.WriteLine($"BENIGN got={got.Urgency} | {text}");
            foreach (var raised in got.Flags) Console.WriteLine($"        + {raised.Flag}: {string.Join("; ", raised.Evidence.Select(e => $"{e.Sign}[{e.Words}] {e.Rule} {e.Context}"))}");
        }
    }
}

foreach (var file in new[] { "flagged", "lookalikes" })
{
    foreach (var line in File.ReadLines(Path.Combine(root, "tests/data/triage", file + ".jsonl")))
    {
        using var json = JsonDocument.Parse(line);
        var id = json.RootElement.GetProperty("id").GetString()!;
        uint hash = 2166136261;
        foreach (var c in id) hash = (hash ^ c) * 16777619;
        var tune = hash % 10 < 6;
        if (tune != (part == "tune")) continue;
        var text = json.RootElement.GetProperty("text").GetString()!;
        var want = json.RootElement.GetProperty("urgency").GetString()!;
        var flags = json.RootElement.GetProperty("flags").EnumerateArray().Select(f => f.GetString()!).ToList();
        var findings = knowledge.Reader.Read(text).Findings;
        var got = triage.Assess(Assessment.Nothing, [], findings);
        var is_ = got.Crisis ? 9 : (int)got.Urgency;
        var should = want switch { "crisis" => 9, "none" => 0, "soon" => 2, "urgent" => 3, _ => 4 };
        if (should == 0)
        {
            clean++;
            if (is_ >= 2) falseAny++;
            if (is_ >= 3) falseUrgent++;
        }
        else
        {
            flagged++;
            if (is_ < should) under++;
            var key = want;
            var (ok, all) = perLevel.GetValueOrDefault(key);
            perLevel[key] = (ok + (is_ >= should ? 1 : 0), all + 1);
            flagAll += flags.Count; flagHit += flags.Count(got.Has);
        }

        if (show.Length > 0 && part == "tune" && ((should > 0 && is_ < should) || (should == 0 && is_ >= 2)))
        {
            if (show != "all" && !(should == 0 ? show == "look" : flags.Contains(show) || want == show)) continue;
            Console.WriteLine($"{(should == 0 ? "FALSE" : "MISS ")} {id} want={want} got={(got.Crisis ? "crisis" : got.Urgency)} | {text}");
            foreach (var raised in got.Flags) Console.WriteLine($"        + {raised.Flag}: {string.Join("; ", raised.Evidence.Select(e => $"{e.Sign}[{e.Words}] {e.Rule} {e.Context}"))}");
            if (should > 0) foreach (var finding in findings.Where(f => !f.Counts)) Console.WriteLine($"        - {finding.Sign}[{finding.Words}] {finding.Context} by '{finding.Cue}'");
        }
    }
}

Console.WriteLine($"{part}: flagged {flagged}, under {under} ({100.0 * under / flagged:F1} %), flags {flagHit}/{flagAll}; clean {clean}, raised urgent+ {falseUrgent} ({100.0 * falseUrgent / clean:F1} %), any {falseAny} ({100.0 * falseAny / clean:F1} %); {watch.ElapsedMilliseconds} ms");
Console.WriteLine($"harmless questions {benign}: raised urgent+ {benignUrgent}, any {benignAny}");
foreach (var (level, (ok, all)) in perLevel) Console.WriteLine($"  {level}: {ok}/{all} = {100.0 * ok / all:F1} %");
_ = missed;
