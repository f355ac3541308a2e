using AnkleBot.Search;

namespace AnkleBot.Conversation;

/// <summary>Turns an entry into what is shown.</summary>
internal sealed class Answers(KnowledgeBase knowledge, Voice voice)
{
    private const int MostOffers = 3;

    public Reply Of(Entry entry, ConversationState state)
    {
        var waits = Withholding.WaitsForCheck(entry, state);
        return FromSources(entry, waits ? entry.UntilScreened! : entry.Text) with
        {
            Steps = waits ? [] : entry.Steps,
            Points = waits || entry.Exercise is null ? [] : [.. Exercise(entry.Exercise)],
            Drawing = waits ? null : entry.Exercise?.Drawing,
            Choices = entry.Kind == EntryKind.Answer ? AfterAnswer(entry, waits) : Offers(entry),
        };
    }

    /// <summary>An entry as something to press.</summary>
    public static Choice ChoiceOf(Entry entry) => new(DialogCommands.EntryPrefix + entry.Id, entry.Question);

    /// <summary>An entry that may be what was meant instead: what it says, without its drawing and what it leads to.</summary>
    public Reply Near(Entry entry) => FromSources(entry, entry.Text) with
    {
        Heading = voice.Say("or-else", ("question", entry.Question)),
        Steps = entry.Steps,
    };

    /// <summary>"Tell me more": the rest of an entry.</summary>
    public Reply More(Entry entry) => FromSources(entry, entry.More!) with
    {
        Choices = Offers(entry),
    };

    private Reply FromSources(Entry entry, string text) => new(voice.Fill(text))
    {
        Sources = [.. Titles(entry)],
        SourceLine = entry.Sources.Count > 0 ? voice.Say("source-line", ("titles", Quoted(entry))) : null,
    };

    private IEnumerable<string> Exercise(Exercise exercise)
    {
        if (exercise.Dose is not null) yield return voice.Say("dose", ("dose", exercise.Dose));
        yield return voice.Say("feel", ("feel", exercise.Feel));
        yield return voice.Say("stop-when", ("stop", exercise.Stop));
    }

    private List<Choice> AfterAnswer(Entry entry, bool waits)
    {
        var choices = new List<Choice>();
        if (waits) choices.Add(voice.Choice("check"));
        if (!waits && entry.More is not null) choices.Add(voice.Choice("more"));
        choices.AddRange(Offers(entry).Where(offer => offer.Id != "check" || !waits));
        return [.. choices, voice.Choice("helped"), voice.Choice("not-helped")];
    }

    private List<Choice> Offers(Entry entry) =>
        [.. entry.Offers.Take(MostOffers).Select(Offer)];

    private Choice Offer(string id) =>
        knowledge.Entries.TryGetValue(id, out var entry) ? ChoiceOf(entry) : voice.Choice(id);

    private IEnumerable<string> Titles(Entry entry) => entry.Sources.Select(id => knowledge.Articles[id].Title);

    private string Quoted(Entry entry) => string.Join(" and ", Titles(entry).Select(title => $"\u201c{title}\u201d"));
}
