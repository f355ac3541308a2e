using System.Runtime.CompilerServices;

namespace AnkleBot.Search;

/// <summary>What a changed or new entry would do to what is found.</summary>
/// <param name="Questions">The questions that it is meant for.</param>
/// <param name="Moves">Ways of asking for other entries that would no longer find theirs as they do now.</param>
/// <param name="Tried">How many ways of asking were tried.</param>
public sealed record Trial(IReadOnlyList<TriedQuestion> Questions, IReadOnlyList<Moved> Moves, int Tried)
{
    private static readonly double Sure = new SearchWeights().AnswerFrom;
    private static readonly ConditionalWeakTable<IEntryIndex, IReadOnlyList<Hit?>> Known = [];

    /// <summary>Builds an index with the entry and asks it everything. It takes some seconds, so it is for editors and never for runners.</summary>
    /// <param name="entries">All entries of the index, in a fixed order.</param>
    /// <param name="questions">At most a few hundred.</param>
    public static Trial Of(IEntryIndex index, IReadOnlyCollection<Entry> entries, Entry entry, IReadOnlyList<string> questions)
    {
        var changed = index.Holding(entry);
        var ways = entries.SelectMany(other => other.Asked.Select(line => (Entry: other, line.Text))).ToList();
        var before = Known.GetValue(index, _ => [.. ways.Select(way => First(index, way.Text))]);
        var moves = new List<Moved>();
        for (var at = 0; at < ways.Count; at++)
        {
            var after = First(changed, ways[at].Text);
            // A way that the change takes out of its own entry is the editor's wish.
            if (Differs(before[at], after) && after?.Entry.Id != ways[at].Entry.Id) moves.Add(new(ways[at].Text, ways[at].Entry, before[at], after));
            else if (IsSure(before[at]) && !IsSure(after) && ways[at].Entry.Id != entry.Id) moves.Add(new(ways[at].Text, ways[at].Entry, before[at], after));
        }

        return new([.. questions.Select(question => new TriedQuestion(question, First(index, question), First(changed, question)))], moves, ways.Count);
    }

    /// <summary>Whether it would be given at once, instead of being offered.</summary>
    public static bool IsSure(Hit? hit) => hit is not null && hit.Confidence >= Sure;

    private static bool Differs(Hit? one, Hit? other) => one?.Entry.Id != other?.Entry.Id;

    private static Hit? First(IEntryIndex index, string question) => index.Search(question, 1) is [var hit] ? hit : null;
}

/// <summary>A question and what it finds first, without the change and with it.</summary>
public sealed record TriedQuestion(string Question, Hit? Before, Hit? After);

/// <summary>A way of asking that would find something else, or no longer surely.</summary>
/// <param name="Asked">The way of asking.</param>
/// <param name="Entry">The entry that it is written down for.</param>
public sealed record Moved(string Asked, Entry Entry, Hit? Before, Hit? After);
