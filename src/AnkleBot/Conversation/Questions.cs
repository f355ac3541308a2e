namespace AnkleBot.Conversation;

/// <summary>Finds the questions in a message: people tell a story first, and ask two things at once.</summary>
internal static class Questions
{
    private const int MostParts = 6;
    private const int FewestWords = 3;

    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase)
    {
        "how", "what", "whats", "what's", "when", "why", "where", "which", "who", "can", "could", "should", "shall", "is", "are",
        "do", "does", "did", "will", "would", "any",
    };

    // Words that ask wherever they stand; "is", "when" and "can" tell as often.
    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "how", "what", "whats", "what's", "why", "should", "shall", "any", "advice", "tips",
    };

    /// <summary>True when a message asks for something, and doesn't only tell.</summary>
    public static bool Asks(string text)
    {
        var words = text.Split([' ', ',', '.', '!', '?', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return text.Contains('?') || words.Any(Asking.Contains) || (words.Length > 0 && Openers.Contains(words[0]));
    }

    /// <summary>The questions, each as it stands in the message; empty when the message is one sentence.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var sentences = Sentences(text);
        var questions = sentences.SelectMany(Joined).Select(part => part.Trim()).Where(IsQuestion).Take(MostParts).ToList();
        return questions.Count > 1 || sentences.Count > 1 ? questions : [];
    }

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '?' or '!' or '\n' or ';')) continue;
            if (at > from) sentences.Add(text[from..(at + 1)]);
            from = at + 1;
        }

        if (from < text.Length && !string.IsNullOrWhiteSpace(text[from..])) sentences.Add(text[from..]);
        return sentences;
    }

    // "how long do i ice it and can i massage it" holds two questions; "rest and ice" holds none.
    private static IEnumerable<string> Joined(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = 0;
        for (var at = 1; at + 1 < words.Length; at++)
        {
            if (words[at] is not ("and" or "n" or "&" or "also") || !Openers.Contains(words[at + 1])) continue;
            yield return string.Join(' ', words[from..at]);
            from = at + 1;
        }

        yield return string.Join(' ', words[from..]);
    }

    private static bool IsQuestion(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= FewestWords && (part.EndsWith('?') || words.Take(FewestWords).Any(Openers.Contains));
    }
}
