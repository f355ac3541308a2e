using AnkleBot.Channels.Clinics;
using AnkleBot.Records;
using AnkleBot.Search;

namespace AnkleBot.Server.Staff.Content;

/// <summary>What runners asked and nothing answered, or was answered and got a thumb down: the newest of it, like questions together.</summary>
internal sealed class KnowledgeGaps(IRecords records, Bots bots)
{
    /// <summary>The most turns that are taken; the page says so when there are more.</summary>
    public const int MostTaken = 1000;

    private const int PageSize = 200;
    private const int Nearest = 3;

    /// <param name="clinics">Those that the reader may see.</param>
    public async Task<GapList> ReadAsync(IReadOnlyList<string> clinics, GapKind kind, CancellationToken stopping)
    {
        var (turns, read, after) = (new List<RecordedTurn>(), 0, (string?)null);
        do
        {
            var page = await records.GapsAsync(clinics, after, PageSize, stopping);
            read += page.Items.Count;
            // Words that were taken back, or came before consent, aren't there to work on.
            turns.AddRange(page.Items.Where(turn => turn.Said is { Length: > 0 } && Fits(turn, kind)));
            after = page.Next;
        }
        while (after is not null && read < MostTaken && clinics.Count > 0);
        return new(Grouped(turns), read, after is not null);
    }

    private static bool Fits(RecordedTurn turn, GapKind kind) => kind switch
    {
        GapKind.Unanswered => turn.Trace.Unanswered,
        GapKind.ThumbDown => turn.Thumb == Thumb.Down,
        _ => true,
    };

    private List<Gap> Grouped(List<RecordedTurn> turns)
    {
        var index = bots.Knowledge.Index;
        // The same words again need no second look; what is asked most comes first, and draws what is like it.
        var asked = turns.GroupBy(turn => turn.Said!.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => new GapQuestion(same.Key, [.. same]))
            .OrderByDescending(question => question.Turns.Count).ToList();
        return [.. LikeQuestions.Group([.. asked.Select(question => question.Words)], index)
            .Select(places => new Gap([.. places.Select(place => asked[place])]))
            .OrderByDescending(gap => gap.Count).ThenByDescending(gap => gap.Last)];
    }

    /// <summary>The entries that are nearest to a group's questions, the nearest first.</summary>
    public IReadOnlyList<Hit> NearestTo(Gap gap) =>
    [
        .. gap.Questions.Take(Typical).SelectMany(question => bots.Knowledge.Index.Search(question.Words, Nearest))
            .GroupBy(hit => hit.Entry.Id)
            .OrderByDescending(hits => hits.Sum(hit => hit.Confidence)).ThenBy(hits => hits.Key, StringComparer.Ordinal)
            .Take(Nearest)
            .Select(hits => hits.MaxBy(hit => hit.Confidence)!),
    ];

    /// <summary>How many of a group's questions are enough to tell what it is near.</summary>
    private const int Typical = 8;
}

/// <summary>Which gaps.</summary>
internal enum GapKind
{
    All,
    Unanswered,
    ThumbDown,
}

/// <param name="Read">How many turns were looked at.</param>
/// <param name="HasMore">Whether there are older ones.</param>
internal sealed record GapList(IReadOnlyList<Gap> Gaps, int Read, bool HasMore)
{
    /// <summary>The group that a turn is in; null when it is in none.</summary>
    public Gap? Of(string conversation, long number) => Gaps.FirstOrDefault(gap =>
        gap.Questions.Any(question => question.Turns.Any(turn => turn.Conversation == conversation && turn.Number == number)));
}

/// <summary>Questions that ask for the same.</summary>
/// <param name="Questions">In different words, the one that was asked most often first.</param>
internal sealed record Gap(IReadOnlyList<GapQuestion> Questions)
{
    public int Count { get; } = Questions.Sum(question => question.Turns.Count);

    public int ThumbsDown { get; } = Questions.Sum(question => question.Turns.Count(turn => turn.Thumb == Thumb.Down));

    public DateTimeOffset Last { get; } = Questions.Max(question => question.Turns.Max(turn => turn.At));

    /// <summary>A turn that stands for the group in its address.</summary>
    public RecordedTurn First => Questions[0].Turns[0];
}

/// <summary>A question in the same words, and the turns in which it was asked.</summary>
internal sealed record GapQuestion(string Words, IReadOnlyList<RecordedTurn> Turns);
