namespace AnkleBot.Search;

/// <summary>Brings questions together that say the same in other words. The same questions in the same order give the same groups.</summary>
public static class LikeQuestions
{
    /// <summary>From this likeness on (cosine of their words' weights, 0 to 1) a question belongs to a group.</summary>
    private const double Alike = 0.5;

    /// <param name="questions">At most a few thousand: every one is held against every group.</param>
    /// <returns>For each group the places of its questions in the list, in order; groups stand in the order of their first.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Group(IReadOnlyList<string> questions, IEntryIndex index)
    {
        var groups = new List<Growing>();
        for (var at = 0; at < questions.Count; at++)
        {
            var words = index.Words(questions[at]);
            var likest = groups.Select(group => (Group: group, Likeness: group.To(words))).DefaultIfEmpty().MaxBy(pair => pair.Likeness);
            if (likest.Group is null || likest.Likeness < Alike) groups.Add(likest.Group = new());
            likest.Group.Add(at, words);
        }

        return [.. groups.Select(group => group.Places)];
    }

    private sealed class Growing
    {
        private readonly Dictionary<string, double> sum = new(StringComparer.Ordinal);

        public List<int> Places { get; } = [];

        public void Add(int place, IReadOnlyList<TellingWord> words)
        {
            Places.Add(place);
            foreach (var (word, weight) in words) sum[word] = sum.GetValueOrDefault(word) + weight;
        }

        /// <summary>The likeness of a question to the group as a whole, 0 to 1.</summary>
        public double To(IReadOnlyList<TellingWord> words)
        {
            var shared = words.Sum(word => word.Weight * sum.GetValueOrDefault(word.Word));
            return shared == 0 ? 0 : shared / Math.Sqrt(words.Sum(word => word.Weight * word.Weight) * sum.Values.Sum(weight => weight * weight));
        }
    }
}
