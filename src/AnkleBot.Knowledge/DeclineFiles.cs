using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/declines: what the bot doesn't answer, and small talk. They compete in the same search.</summary>
internal sealed class DeclineFiles(KnowledgeFolder folder, EntryReferences references)
{
    private enum Kind
    {
        Decline,
        Smalltalk,
    }

    public IReadOnlyList<Entry> Read()
    {
        var entries = new List<Entry>();
        foreach (var (_, fields) in folder.Yaml("declines"))
        {
            var (topic, approvedBy) = (fields.Text("topic"), ReviewFields.ApprovedBy(fields));
            entries.AddRange(fields.Items("declines").Select(item => Entry(item, topic) with { ApprovedBy = approvedBy }));
            fields.Done();
        }

        return entries;
    }

    private Entry Entry(Fields fields, string topic)
    {
        var offers = fields.Lines("offers", 1);
        references.ToEntries(offers);
        var entry = new Entry(
            fields.Text("id"),
            fields.Choice<Kind>("kind") == Kind.Smalltalk ? EntryKind.SmallTalk : EntryKind.Decline,
            topic,
            fields.Text("question"),
            fields.Lines("asked", EntryFiles.FewestAsked),
            fields.Text("answer"),
            fields.Where)
        {
            Offers = [.. offers.Select(offer => offer.Text)],
        };
        fields.Done();
        return entry;
    }
}
