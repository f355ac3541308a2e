using AnkleBot.Conversation;
using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>Reads what the dialog says and understands: replies, countries, commands and follow-up questions.</summary>
internal static class DialogFiles
{
    public static Sentences Sentences(KnowledgeFolder folder)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        if (folder.Yaml("", "replies.yaml") is not { } fields) return new(sentences);
        foreach (var id in Conversation.Sentences.Needed) sentences[id] = fields.Text(id);
        fields.Done();
        return new(sentences);
    }

    public static Dictionary<string, Country> Countries(KnowledgeFolder folder)
    {
        var countries = new Dictionary<string, Country>(StringComparer.OrdinalIgnoreCase);
        if (folder.Yaml("", "countries.yaml") is not { } fields) return countries;
        foreach (var item in fields.Items("countries"))
        {
            var country = new Country(
                item.Text("code"), item.TextOrNull("emergency"), item.Text("emergency-words"), item.Text("today"), item.Text("crisis-name"), item.TextOrNull("crisis-number"));
            item.Done();
            if (!countries.TryAdd(country.Code, country)) item.Report($"the country {country.Code} stands here twice");
        }

        if (!countries.ContainsKey("default")) fields.Report("a country 'default' is needed, for clinics whose country isn't listed");
        fields.Done();
        return countries;
    }

    public static IReadOnlyList<Meaning> Meanings(KnowledgeFolder folder, string file)
    {
        if (folder.Yaml("language", file) is not { } fields) return [];
        var meanings = new List<Meaning>();
        foreach (var item in fields.Items("meanings"))
        {
            meanings.Add(new(item.Text("id"), item.Lines("says", 1)));
            item.Done();
        }

        fields.Done();
        return meanings;
    }
}
