namespace AnkleBot.Language;

/// <summary>One place in a phrase, and all that fits it.</summary>
/// <param name="Stems">Stems of words that fit in any of their forms.</param>
/// <param name="Exact">Words that fit only as they are spelt.</param>
/// <param name="Slots">Slots that fit.</param>
/// <param name="Gap">How many words that aren't fillers may stand before it.</param>
internal sealed record Element(
    IReadOnlyList<string> Stems, IReadOnlyList<string> Exact, IReadOnlyList<string> Slots, int Gap);

/// <summary>
/// A way of saying something, written as a content editor writes it:
/// <code>
/// foot turned/went blue      words, in any of their forms; a slash between words that fit the same place
/// "numbness"                 a word exactly as it is spelt
/// &lt;foot&gt; is &lt;cold&gt;          slots, from language/slots.yaml
/// snap ... ankle             up to four other words between
/// swollen &amp; calf             either order, up to eight words between
/// </code>
/// Fillers ("really", "the", "a bit") may stand anywhere between.
/// </summary>
internal static class Phrase
{
    private const int EllipsisGap = 4;
    private const int EitherOrderGap = 8;
    private const int MostParts = 3;

    /// <summary>The sequences that <paramref name="text"/> stands for: one, or every order of what <c>&amp;</c> joins.</summary>
    /// <exception cref="FormatException">The phrase can't be read; the message says why.</exception>
    public static IReadOnlyList<IReadOnlyList<Element>> Parse(string text, Func<string, string> stem)
    {
        var parts = text.Split('&').Select(part => Sequence(part, stem)).ToList();
        if (parts.Count > MostParts) throw new FormatException($"a phrase joins at most {MostParts} parts with '&'");
        return [.. Orders(parts).Select(order => (IReadOnlyList<Element>)Joined(order))];
    }

    private static List<Element> Sequence(string text, Func<string, string> stem)
    {
        var elements = new List<Element>();
        var gap = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "...")
            {
                gap = EllipsisGap;
                continue;
            }

            elements.Add(Single(word, elements.Count == 0 ? 0 : gap, stem));
            gap = 0;
        }

        if (elements.Count == 0) throw new FormatException("a phrase, and each side of '&', needs at least one word");
        return gap == 0 ? elements : throw new FormatException("'...' stands between words, not at the end");
    }

    private static Element Single(string word, int gap, Func<string, string> stem)
    {
        List<string> stems = [], exact = [], slots = [];
        foreach (var choice in word == "/" ? [word] : word.ToLowerInvariant().Split('/'))
        {
            if (choice.Length == 0) throw new FormatException($"an empty choice in {word}");
            if (Between(choice, '<', '>') is { } slot) slots.Add(slot);
            else if (Between(choice, '"', '"') is { } spelt) exact.Add(spelt);
            else stems.Add(stem(choice));
        }

        return new(stems, exact, slots, gap);
    }

    private static string? Between(string choice, char open, char close)
    {
        if (choice[0] != open) return null;
        return choice.Length > 2 && choice[^1] == close
            ? choice[1..^1]
            : throw new FormatException($"{choice} opens with {open} and doesn't close with {close}");
    }

    private static IEnumerable<List<List<Element>>> Orders(List<List<Element>> parts)
    {
        if (parts.Count <= 1) return [parts];
        return parts.SelectMany((first, at) =>
            Orders([.. parts.Where((_, other) => other != at)]).Select(rest => new List<List<Element>>([first, .. rest])));
    }

    private static List<Element> Joined(List<List<Element>> order) =>
        [.. order.SelectMany((part, at) => at == 0 ? part : [part[0] with { Gap = EitherOrderGap }, .. part.Skip(1)])];
}
