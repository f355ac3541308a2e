using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Something the runner can press, or type the number of.</summary>
/// <param name="Id">What comes back when it is pressed.</param>
/// <param name="Label">What it says.</param>
/// <param name="Link">Where it leads, for a telephone number (<c>tel:</c>) or a web page; null for an answer.</param>
public sealed record Choice(string Id, string Label, string? Link = null);

/// <summary>One thing shown to the runner. Each channel draws it as well as it can; <see cref="Plain"/> is all of it in words.</summary>
/// <param name="Text">What it says first.</param>
public sealed record Reply(string Text)
{
    /// <summary>Said above the text, when it needs a heading.</summary>
    public string? Heading { get; init; }

    /// <summary>The urgency that the reply tells of; <see cref="Urgency.None"/> for everyday replies.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>Numbered steps.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Things to look out for, not in any order.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>Said after steps and points.</summary>
    public string? Note { get; init; }

    /// <summary>A drawing, with its words.</summary>
    public Drawing? Drawing { get; init; }

    /// <summary>Titles of the articles that it comes from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The line that names those articles.</summary>
    public string? SourceLine { get; init; }

    /// <summary>What can be pressed next.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>True for what the runner may want to keep or print.</summary>
    public bool Keep { get; init; }

    /// <summary>All that is shown, as plain text.</summary>
    public string Plain()
    {
        var lines = new List<string?> { Heading, Text };
        lines.AddRange(Steps.Select((step, at) => $"{at + 1}. {step}"));
        lines.AddRange(Points.Select(point => $"- {point}"));
        lines.AddRange([Note, Drawing?.Alternative, SourceLine]);
        if (Choices.Count > 0) lines.Add(string.Join(" ", Choices.Select(choice => $"[{choice.Label}]")));
        return string.Join("\n", lines.Where(line => !string.IsNullOrEmpty(line)));
    }
}
