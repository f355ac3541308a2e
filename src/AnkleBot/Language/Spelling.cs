namespace AnkleBot.Language;

/// <summary>
/// Corrects a word that nobody knows to the one known word near it: one edit for words of four letters or more, two
/// from eight. A word that stands in the list of ordinary words is left alone, so that "heal" never becomes "heel".
/// </summary>
internal sealed class Spelling
{
    private const int ShortestCorrected = 4;
    private const int ShortestForTwoEdits = 8;
    private const int LongestCorrected = 24;

    private readonly Func<string, string> stem;
    private readonly HashSet<string> known;
    private readonly Dictionary<string, List<string>> byDeletion = new(StringComparer.Ordinal);

    /// <param name="vocabulary">The words that the rules use: what a misspelling may be corrected to.</param>
    /// <param name="ordinary">Words that are never corrected.</param>
    /// <param name="stem">Brings the forms of a word together: between two forms of one word there is no doubt.</param>
    public Spelling(IEnumerable<string> vocabulary, IReadOnlySet<string> ordinary, Func<string, string> stem)
    {
        this.stem = stem;
        var ours = vocabulary.Where(word => word.All(char.IsAsciiLetterLower)).ToHashSet(StringComparer.Ordinal);
        known = ordinary.Concat(ours).ToHashSet(StringComparer.Ordinal);
        foreach (var word in ours)
        {
            if (word.Length < ShortestCorrected || word.Length > LongestCorrected) continue;
            foreach (var deletion in Deletions(word, word.Length >= ShortestForTwoEdits ? 2 : 1)) Add(deletion, word);
        }
    }

    public string Correct(string word)
    {
        if (word.Length < ShortestCorrected || word.Length > LongestCorrected || Knows(word)) return word;
        var calm = WithoutRepeats(word, 2);
        if (Knows(calm)) return calm;
        var bare = WithoutRepeats(word, 1);
        // One letter too many is a misspelling like any other; three in a row are drawn out on purpose: "soooore".
        if (bare.Length < word.Length - 1 && Knows(bare)) return bare;
        return Nearest(calm) ?? word;
    }

    /// <summary>True for what is one edit from what it would be corrected to. "noswelling" isn't, which is two from "swelling".</summary>
    public bool IsSlip(string word) => Correct(word) is var correct && correct != word && Distance(word, correct) == 1;

    /// <summary>True for a word that is left as it is.</summary>
    public bool Knows(string word) => known.Contains(word) || (word.EndsWith('s') && known.Contains(word[..^1]));

    private string? Nearest(string word)
    {
        var edits = word.Length >= ShortestForTwoEdits ? 2 : 1;
        (string? Word, int Distance) best = (null, int.MaxValue);
        var tied = false;
        foreach (var candidate in Deletions(word, edits).SelectMany(Candidates).Distinct())
        {
            var distance = Distance(word, candidate);
            if (distance > edits || distance > best.Distance) continue;
            // Most people get the first letter right: between two words as near, it decides.
            tied = distance == best.Distance && candidate[0] == word[0] == (best.Word![0] == word[0]) && stem(candidate) != stem(best.Word);
            if (distance < best.Distance || candidate[0] == word[0]) best = (candidate, distance);
        }

        return tied ? null : best.Word;
    }

    private IEnumerable<string> Candidates(string deletion) =>
        byDeletion.TryGetValue(deletion, out var words) ? words : [];

    private void Add(string deletion, string word)
    {
        if (!byDeletion.TryGetValue(deletion, out var words)) byDeletion[deletion] = words = [];
        if (!words.Contains(word)) words.Add(word);
    }

    private static HashSet<string> Deletions(string word, int edits)
    {
        var all = new HashSet<string>(StringComparer.Ordinal) { word };
        var last = new HashSet<string>(all, StringComparer.Ordinal);
        for (var edit = 0; edit < edits; edit++)
        {
            var next = new HashSet<string>(StringComparer.Ordinal);
            foreach (var from in last)
            {
                for (var at = 0; at < from.Length; at++) next.Add(from.Remove(at, 1));
            }

            all.UnionWith(next);
            last = next;
        }

        return all;
    }

    private static string WithoutRepeats(string word, int most)
    {
        var kept = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
        {
            var run = 0;
            for (var at = kept.Length - 1; at >= 0 && kept[at] == c; at--) run++;
            if (run < most) kept.Append(c);
        }

        return kept.ToString();
    }

    // Damerau-Levenshtein with adjacent swaps: "ankel" is one edit from "ankle".
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                var swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                rows[i, j] = swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
            }
        }

        return rows[one.Length, other.Length];
    }
}
