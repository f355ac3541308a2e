namespace AnkleBot.Language;

/// <summary>Parts words that were typed without a space between them: "cantbreathe", "idontwanttobehere".</summary>
internal sealed class RunTogether
{
    private const int Longest = 60;
    private const int LongestPart = 16;
    private const int ShortestPart = 3;
    private const int Never = Longest + 1;

    /// <summary>What has more and shorter parts than this is a name, or no word at all.</summary>
    private const double FewestLettersAPart = 2.3;

    /// <summary>The shorter words that are typed together with others. All those of two letters would part nearly any name.</summary>
    private static readonly string[] Short =
        ["a", "am", "an", "at", "be", "by", "do", "go", "he", "i", "im", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so", "to", "up", "we"];

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    /// <param name="words">What a part may be.</param>
    public RunTogether(IEnumerable<string> words) =>
        this.words = words.Where(word => word.Length is >= ShortestPart and <= LongestPart && word.All(char.IsAsciiLetterLower))
            .Concat(Short)
            .ToHashSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Its parts and where they start, as few as possible; none when it isn't put together of known ones.</summary>
    /// <param name="strange">A word that nobody knows.</param>
    public IReadOnlyList<(int Start, string Text)> Parts(string strange)
    {
        if (strange.Length > Longest) return [];
        var fewest = new int[strange.Length + 1];
        var lastStart = new int[strange.Length + 1];
        for (var end = 1; end <= strange.Length; end++)
        {
            fewest[end] = Never;
            for (var start = Math.Max(0, end - LongestPart); start < end; start++)
            {
                if (fewest[start] + 1 < fewest[end] && words.Contains(strange.AsSpan(start..end))) (fewest[end], lastStart[end]) = (fewest[start] + 1, start);
            }
        }

        if (fewest[^1] > strange.Length / FewestLettersAPart) return [];
        var parts = new List<(int, string)>();
        for (var end = strange.Length; end > 0; end = lastStart[end]) parts.Add((lastStart[end], strange[lastStart[end]..end]));
        parts.Reverse();
        return parts;
    }
}
