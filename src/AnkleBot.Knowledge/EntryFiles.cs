using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/faq: questions by topic, the ways of asking them, and their answers.</summary>
internal sealed class EntryFiles(
    KnowledgeFolder folder, IReadOnlySet<string> signs, IReadOnlyDictionary<string, Drawing> drawings, EntryReferences references)
{
    /// <summary>With fewer ways of asking, a question in other words is not found (recall at 1 falls from .95 to .80).</summary>
    public const int FewestAsked = 8;

    private static readonly HashSet<string> FollowUpKeys =
        ["how", "how-long", "how-many", "how-often", "safe", "what-else", "what-if-not", "when", "where", "who", "why"];

    private static readonly HashSet<string> Urgencies = [.. Enum.GetNames<Urgency>().Select(Kebab.Of)];

    public IReadOnlyList<Entry> Read()
    {
        var entries = new List<Entry>();
        foreach (var (_, fields) in folder.Yaml("faq"))
        {
            var (topic, approvedBy) = (fields.Text("topic"), ReviewFields.ApprovedBy(fields));
            entries.AddRange(fields.Items("entries").Select(item => Entry(item, topic) with { ApprovedBy = approvedBy }));
            fields.Done();
        }

        return entries;
    }

    private Entry Entry(Fields fields, string topic)
    {
        var offers = fields.Lines("related").Concat(fields.Lines("offers")).ToList();
        references.ToEntries(offers);
        // Only what the bot says of itself comes from no article.
        var sources = fields.Lines("source", topic == "about" ? 0 : 1);
        references.ToArticles(sources);
        var entry = new Entry(
            fields.Text("id"),
            EntryKind.Answer,
            topic,
            fields.Text("question"),
            fields.Lines("asked", FewestAsked),
            fields.Text("answer"),
            fields.Where)
        {
            Steps = Texts(fields.Lines("steps")),
            More = fields.TextOrNull("more"),
            Sources = Texts(sources),
            WithholdAfter = WithholdAfter(fields),
            SpeaksWhenUrgent = fields.Flag("speaks-when-urgent"),
            HandsOver = fields.Flag("hands-over"),
            UntilScreened = fields.TextOrNull("until-screened"),
            Exercise = fields.Inner("exercise") is { } exercise ? Exercise(exercise) : null,
            Offers = Texts(offers),
            FollowUps = FollowUps(fields),
        };
        fields.Done();
        return entry;
    }

    private IReadOnlyList<string> WithholdAfter(Fields fields)
    {
        var names = fields.Lines("withhold-after");
        foreach (var name in names.Where(name => !signs.Contains(name.Text) && !Urgencies.Contains(name.Text)))
        {
            fields.ReportAt(name, $"'{name.Text}' is neither a sign in knowledge/language nor an urgency");
        }

        return Texts(names);
    }

    private Dictionary<string, string> FollowUps(Fields fields)
    {
        var followUps = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, id) in fields.Pairs("follow-ups"))
        {
            if (!FollowUpKeys.Contains(key.Text)) fields.ReportAt(key, $"no follow-up is called '{key.Text}'; known: {string.Join(", ", FollowUpKeys)}");
            followUps[key.Text] = id;
            references.ToEntries([new(id, key.Where)]);
        }

        return followUps;
    }

    private Exercise Exercise(Fields fields)
    {
        var name = fields.Text("drawing");
        if (!drawings.TryGetValue(name, out var drawing))
        {
            fields.Report($"there is no drawing '{name}' in knowledge/drawings");
            drawing = new(name, "", "");
        }

        var exercise = new Exercise(fields.TextOrNull("dose"), fields.Text("feel"), fields.Text("stop"), drawing);
        fields.Done();
        return exercise;
    }

    private static IReadOnlyList<string> Texts(IEnumerable<Line> lines) => [.. lines.Select(line => line.Text)];
}
