using System.Globalization;
using AnkleBot.Language;

namespace AnkleBot.Knowledge;

/// <summary>Reads knowledge/language.</summary>
internal static class LanguageFiles
{
    private const string Folder = "language";

    public static LanguageRules Rules(KnowledgeFolder folder)
    {
        var slots = new List<SlotRule>();
        var signs = new List<SignRule>();
        foreach (var (name, fields) in folder.Yaml(Folder + "/slots")) Slots(fields, slots);
        foreach (var (name, fields) in folder.Yaml(Folder + "/signs")) Signs(fields, signs);
        var cues = new List<CueRule>();
        if (folder.Yaml(Folder, "context.yaml") is { } context) Cues(context, cues);
        var fillers = Lines(folder, "fillers.yaml", "fillers").SelectMany(line => line.Text.Split(' ')).ToHashSet(StringComparer.Ordinal);
        return new(Words(folder), fillers, Lines(folder, "idioms.yaml", "idioms"), slots, cues, signs);
    }

    public static AnswerWords Answers(KnowledgeFolder folder)
    {
        if (folder.Yaml(Folder, "answers.yaml") is not { } fields) return new([], [], []);
        var answers = new AnswerWords(fields.Lines("yes", 1), fields.Lines("no", 1), fields.Lines("unsure", 1));
        fields.Done();
        return answers;
    }

    private static IReadOnlyList<Line> Lines(KnowledgeFolder folder, string file, string key)
    {
        if (folder.Yaml(Folder, file) is not { } fields) return [];
        var lines = fields.Lines(key, 1);
        fields.Done();
        return lines;
    }

    private static void Slots(Fields fields, List<SlotRule> slots)
    {
        foreach (var slot in fields.Items("slots"))
        {
            slots.Add(new(slot.Text("id"), slot.Flag("body"), slot.Lines("says", 1), slot.Where));
            slot.Done();
        }

        fields.Done();
    }

    private static void Signs(Fields fields, List<SignRule> signs)
    {
        foreach (var sign in fields.Items("signs"))
        {
            signs.Add(new(sign.Text("id"), sign.Text("name"), sign.Choices<Context>("counts-when"), sign.Flag("broad"), sign.Lines("says"), sign.Lines("not"), sign.Where));
            sign.Done();
        }

        fields.Done();
    }

    private static void Cues(Fields fields, List<CueRule> cues)
    {
        foreach (var cue in fields.Items("cues"))
        {
            cues.Add(new(cue.Choice<CueKind>("kind"), cue.Lines("says", 1)));
            cue.Done();
        }

        fields.Done();
    }

    public static WordForms Words(KnowledgeFolder folder)
    {
        var ordinary = folder.Texts(Folder, "ordinary-words.txt")
            .SelectMany(file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToHashSet(StringComparer.Ordinal);
        if (folder.Yaml(Folder, "words.yaml") is not { } fields) return new(Empty, Empty, Empty, new Dictionary<string, double>(), ordinary);
        var words = new WordForms(
            Pairs(fields, "expansions"), Forms(fields, "irregular"), Forms(fields, "misspellings"), Numbers(fields), ordinary);
        fields.Done();
        return words;
    }

    private static readonly IReadOnlyDictionary<string, string> Empty = new Dictionary<string, string>();

    private static Dictionary<string, string> Pairs(Fields fields, string key)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in fields.Pairs(key)) pairs[name.Text] = text;
        return pairs;
    }

    // Written the other way round, "feel: felt": one line a word, with all its forms.
    private static Dictionary<string, string> Forms(Fields fields, string key)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, text) in fields.Pairs(key))
        {
            foreach (var form in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!forms.TryAdd(form, word.Text)) fields.ReportAt(word, $"the form '{form}' stands under '{forms[form]}' already");
            }
        }

        return forms;
    }

    private static Dictionary<string, double> Numbers(Fields fields)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (word, text) in fields.Pairs("numbers"))
        {
            if (double.TryParse(text, CultureInfo.InvariantCulture, out var value)) numbers[word.Text] = value;
            else fields.ReportAt(word, $"'{text}' is not a number");
        }

        return numbers;
    }
}
