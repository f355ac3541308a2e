using AnkleBot.Language;
using AnkleBot.Search;

namespace AnkleBot.Tests.Search;

/// <summary>A few entries, and an index over them.</summary>
internal static class Entries
{
    public static readonly WordForms NoForms = new(
        new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, double>(), new HashSet<string>());

    public static Entry Of(string id, string question, string text, params string[] asked) => Of(EntryKind.Answer, id, question, text, asked);

    public static Entry Of(EntryKind kind, string id, string question, string text, params string[] asked) =>
        new(id, kind, id.Split('-')[0], question, [.. asked.Select(line => new Line(line, "faq/test.yaml:1"))], text, "faq/test.yaml:1");

    public static SearchWords Synonyms(params string[] slots) =>
        new([.. slots.Select(slot => new SynonymSlot([.. slot.Split(", ").Select(way => new Line(way, "language/synonyms.yaml:1"))]))], new HashSet<string> { "the", "a" });

    public static readonly Entry[] Few =
    [
        Of("ice-how-long", "How long should I ice?", "Hold it on for 15 to 20 minutes.", "how many minutes of ice", "ice time", "longest ice session"),
        Of("ice-how-often", "How often should I ice?", "Every two to three hours.", "how many times a day do I ice", "ice frequency"),
        Of("massage-how", "How do I massage my ankle?", "Use your thumbs in small circles.", "self massage technique", "rub the ankle"),
        Of("massage-how-often", "How often should I massage?", "Between two icings.", "massage how many times a day"),
        Of("shoes-worn-out", "When should I replace my shoes?", "When the cushioning is gone.", "old trainers", "how many miles does a pair last"),
        Of(EntryKind.Decline, "decline-dose", "How many tablets can I take?", "I can't give doses.", "how many mg of ibuprofen", "ibuprofen dose"),
    ];

    public static MemoryIndex Index(SearchWords? words = null, params Entry[] more) =>
        new([.. Few, .. more], NoForms, words ?? Synonyms("ice, icing, cold pack, frozen peas", "shoe, trainer, sneaker"));
}
