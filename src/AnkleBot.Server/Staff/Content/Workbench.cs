using System.Text.RegularExpressions;
using AnkleBot.Channels.Clinics;
using AnkleBot.Knowledge;
using AnkleBot.Language;
using AnkleBot.Search;

namespace AnkleBot.Server.Staff.Content;

/// <summary>Tries a changed or new entry against the index that serves. One trial at a time: runners need the processor, too.</summary>
internal sealed partial class Workbench(Bots bots) : IDisposable
{
    /// <summary>The most ways of asking that are taken at once, and the longest, in characters.</summary>
    public const int MostAsked = 50;

    public const int LongestAsked = 200;
    private const int LongestText = 1000;
    private const int LongestId = 60;
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    /// <summary>Further ways of asking for an entry that there is.</summary>
    public async Task<Bench> AskAsync(string? id, string? asked, IReadOnlyList<string> questions, CancellationToken stopping)
    {
        var (lines, problems) = Lines(asked);
        if (id is null || !bots.Knowledge.Entries.TryGetValue(id, out var entry) || entry.Kind == EntryKind.Passage)
            return new(null, "", "", [.. problems, "Choose the entry that should answer; there is none of that name."]);
        if (lines.Count == 0) problems.Add("Write at least one further way of asking, one a line.");
        if (problems.Count > 0) return new(null, "", "", problems);
        var changed = entry with { Asked = [.. entry.Asked, .. lines.Select(line => new Line(line, entry.Where))] };
        var file = entry.Where.Split(':')[0];
        var piece = $"# In {file}, under 'asked' of {entry.Id}:\n{EntryDraft.Asked(lines)}";
        return await TryAsync(changed, piece, $"{entry.Id}-asked.yaml", questions, stopping);
    }

    /// <summary>An entry that there isn't yet.</summary>
    public async Task<Bench> DraftAsync(Draft draft, IReadOnlyList<string> questions, CancellationToken stopping)
    {
        var (lines, problems) = Lines(draft.Asked);
        var (id, topic) = (draft.Id?.Trim() ?? "", draft.Topic?.Trim() ?? "");
        if (!Key().IsMatch(topic)) problems.Add("Choose a topic, or name a new one: small letters, digits and hyphens.");
        if (!Key().IsMatch(id) || id.Length > LongestId) problems.Add($"The id is small letters, digits and hyphens, {LongestId} at most, such as tape-how-long.");
        else if (bots.Knowledge.Entries.ContainsKey(id)) problems.Add($"There is an entry '{id}' already. Choose another id, or add ways of asking to it.");
        foreach (var (name, text) in new[] { ("question", draft.Question), ("answer", draft.Answer) })
        {
            if (string.IsNullOrWhiteSpace(text)) problems.Add($"The {name} is missing.");
            else if (text.Length > LongestText) problems.Add($"The {name} has {text.Length} characters; {LongestText} is the most.");
        }
        if (draft.Source is null || !bots.Knowledge.Articles.ContainsKey(draft.Source)) problems.Add("Choose the article that the answer comes from: each answer names its source.");
        if (problems.Count > 0) return new(null, "", "", problems);
        var entry = new Entry(
            id, EntryKind.Answer, topic, draft.Question!.Trim(), [.. lines.Select(line => new Line(line, $"faq/{topic}.yaml"))], draft.Answer!.Trim(), $"faq/{topic}.yaml")
        {
            Sources = [draft.Source!],
        };
        var piece = $"# A draft for faq/{topic}.yaml, under 'entries'. A clinician approves the file before it is for runners.\n{EntryDraft.Whole(entry)}";
        return await TryAsync(entry, piece, $"{id}.yaml", questions, stopping);
    }

    private async Task<Bench> TryAsync(Entry entry, string piece, string file, IReadOnlyList<string> questions, CancellationToken stopping)
    {
        var entries = bots.Knowledge.Entries.Values.ToList();
        var index = bots.Knowledge.Index;
        await _one.WaitAsync(stopping);
        try
        {
            var trial = await Task.Run(() => Trial.Of(index, entries, entry, questions), stopping);
            return new(trial, piece, file, EntryDraft.Problems(entries, entry)) { Entry = entry };
        }
        finally
        {
            _one.Release();
        }
    }

    private static (List<string> Lines, List<string> Problems) Lines(string? text)
    {
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var problems = new List<string>();
        if (lines.Count > MostAsked) problems.Add($"{lines.Count} ways of asking; {MostAsked} at once is the most.");
        foreach (var line in lines.Where(line => line.Length > LongestAsked).Take(1))
            problems.Add($"A way of asking has {line.Length} characters; {LongestAsked} is the most: \"{line[..40]}…\"");
        return (lines, problems);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Key();
}

/// <summary>A new entry as it was typed.</summary>
internal sealed record Draft(string? Id, string? Topic, string? Question, string? Asked, string? Answer, string? Source);

/// <summary>What came of trying something.</summary>
/// <param name="Trial">Null when it couldn't be tried.</param>
/// <param name="Yaml">The piece for the file.</param>
/// <param name="File">A name to save it under.</param>
/// <param name="Problems">What is to be mended before it can go into the folder.</param>
internal sealed record Bench(Trial? Trial, string Yaml, string File, IReadOnlyList<string> Problems)
{
    public Entry? Entry { get; init; }
}
