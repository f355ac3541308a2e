using AnkleBot.Language;
using YamlDotNet.RepresentationModel;

namespace AnkleBot.Knowledge;

/// <summary>
/// The keys of one YAML mapping, read strictly: a missing key, one of the wrong shape, and at the end every key that
/// nobody asked for, is a problem with its file and line.
/// </summary>
internal sealed class Fields(string file, YamlMappingNode node, List<Problem> problems)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public string Where => At(node);

    public string Text(string key) => Line(key)?.Text ?? "";

    public string? TextOrNull(string key) => Find(key) is { } found ? Scalar(found)?.Text : null;

    /// <summary>The text of a key that must be there, with the line it stands on.</summary>
    public Line? Line(string key)
    {
        if (Find(key) is not { } found)
        {
            Report(node, $"the key '{key}' is missing");
            return null;
        }

        var line = Scalar(found);
        if (line is { Text.Length: 0 }) Report(found, $"'{key}' is empty");
        return line;
    }

    /// <summary>A list of texts; none when the key isn't there.</summary>
    public IReadOnlyList<Line> Lines(string key, int atLeast = 0)
    {
        var found = Find(key);
        var lines = found switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(Scalar).OfType<Line>()],
            _ => One(Scalar(found)),
        };
        if (lines.Count < atLeast) Report(found ?? node, $"'{key}' needs at least {atLeast} lines, and has {lines.Count}");
        return lines;
    }

    public bool Has(string key) => Find(key) is not null;

    public bool Flag(string key)
    {
        if (Find(key) is not { } found) return false;
        var text = Scalar(found)?.Text;
        if (text is not ("true" or "false")) Report(found, $"'{key}' is true or false, not '{text}'");
        return text == "true";
    }

    /// <summary>One of the names of <typeparamref name="T"/>, written in kebab case.</summary>
    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var line = Line(key);
        return line is null ? default : Choice<T>(key, line);
    }

    /// <summary>A list of such names; none when the key isn't there.</summary>
    public IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum =>
        [.. Lines(key).Select(line => Choice<T>(key, line))];

    private T Choice<T>(string key, Line line)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(line.Text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)) return value;
        problems.Add(new(line.Where, $"'{key}' can't be '{line.Text}'; it is one of {string.Join(", ", Enum.GetNames<T>().Select(Kebab.Of))}"));
        return default;
    }

    public IEnumerable<Fields> Items(string key)
    {
        foreach (var item in Sequence(key))
        {
            if (item is YamlMappingNode mapping) yield return new(file, mapping, problems);
            else Report(item, $"'{key}' is a list of items with keys of their own");
        }
    }

    public Fields? Inner(string key)
    {
        var found = Find(key);
        if (found is YamlMappingNode mapping) return new(file, mapping, problems);
        if (found is not null) Report(found, $"'{key}' has keys of its own");
        return null;
    }

    /// <summary>A list whose items are each a text or a list of texts.</summary>
    public IEnumerable<(IReadOnlyList<Line> Lines, string Where)> Groups(string key)
    {
        foreach (var item in Sequence(key))
        {
            var lines = item is YamlSequenceNode list ? [.. list.Children.Select(Scalar).OfType<Line>()] : One(Scalar(item));
            yield return (lines, At(item));
        }
    }

    /// <summary>A mapping whose keys are data: each with its text.</summary>
    public IEnumerable<(Line Key, string Text)> Pairs(string key)
    {
        if (Inner(key) is not { } inner) yield break;
        foreach (var pair in inner.AllPairs()) yield return pair;
    }

    /// <summary>All keys of this mapping with their texts.</summary>
    public IEnumerable<(Line Key, string Text)> AllPairs() =>
        node.Children.Select(child => (Scalar(child.Key), Scalar(child.Value)?.Text))
            .Where(pair => pair.Item1 is not null && pair.Text is not null)
            .Select(pair => (pair.Item1!, pair.Text!));

    /// <summary>The names of all keys, for a mapping whose keys are data.</summary>
    public IReadOnlyList<string> Keys() => [.. node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")];

    public void Report(string what) => Report(node, what);

    public void ReportAt(Line line, string what) => problems.Add(new(line.Where, what));

    /// <summary>Reports every key that was never asked for.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !read.Contains(key.Value ?? "")))
        {
            Report(key, $"unknown key '{key.Value}'; known here: {string.Join(", ", read)}");
        }
    }

    private IEnumerable<YamlNode> Sequence(string key)
    {
        var found = Find(key);
        if (found is null) return [];
        if (found is YamlSequenceNode list) return list.Children;
        Report(found, $"'{key}' is a list");
        return [];
    }

    private YamlNode? Find(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var found) ? found : null;
    }

    private Line? Scalar(YamlNode found)
    {
        if (found is YamlScalarNode { Value: { } value }) return new(value.Trim(), At(found));
        Report(found, "a text is expected here");
        return null;
    }

    private static IReadOnlyList<Line> One(Line? line) => line is null ? [] : [line];

    private void Report(YamlNode at, string what) => problems.Add(new(At(at), what));

    private string At(YamlNode at) => $"{file}:{at.Start.Line}";
}
