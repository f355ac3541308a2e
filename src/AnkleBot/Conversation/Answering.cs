using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Answers from the knowledge, or says honestly that it doesn't know.</summary>
internal sealed class Answering(KnowledgeBase knowledge, Voice voice, Escalation escalation, IntakeDialog intake, IntakeReader check)
{
    private const int MostHits = 5;
    private const int MostChoices = 3;
    private const int MostAnswers = 2;

    /// <summary>From this share of the first score on, the next entry may well be what was meant: chosen on the development questions.</summary>
    private const double AlmostAsGood = 0.7;

    /// <summary>Two answers are given only when each is surer than one alone would have to be: an answer too many confuses.</summary>
    private const double SureOfTwo = 0.8;

    private static readonly double Sure = new SearchWeights().AnswerFrom;
    private static readonly double Likely = new SearchWeights().OfferFrom;

    private readonly Answers answers = new(knowledge, voice);
    private readonly Handover handover = new(voice);

    public Turn Answer(Heard heard)
    {
        if (!heard.Message.Text.Any(char.IsLetterOrDigit)) return intake.Unread(heard) ?? Unreadable(heard);
        if (FollowedUp(heard) is { } followed) return intake.AskAgain(Give(heard, new(followed, 1, 1), []), heard);
        var found = Find(heard);
        // Small talk is no answer to a question of the check, nor a question of the runner's own.
        if (found.Sure is [{ Entry.Kind: EntryKind.SmallTalk }, ..] && (intake.Unread(heard) ?? OfferedAgain(heard, found.Hits)) is { } unread) return unread;
        if (found.Sure.Count > 0) return intake.AskAgain(GiveAll(heard, found), heard);
        return intake.Unread(heard) ?? NotSure(heard, found.Hits);
    }

    /// <summary>An escalation within days, with the answer to what was asked when there is one.</summary>
    public Turn WithFlag(Heard heard, Turn escalated)
    {
        var found = Find(heard);
        if (found.Sure.Count == 0 || found.Sure[0].Entry.Kind == EntryKind.SmallTalk) return intake.AskAgain(escalated.Tracing(found.Hits), heard);
        var answer = GiveAll(heard, found);
        var both = answer with
        {
            Kind = TurnKind.Escalation,
            Replies = [.. escalated.Replies, .. answer.Replies],
            State = answer.State with { Choices = [.. escalated.State.Choices, .. answer.State.Choices] },
        };
        return intake.AskAgain(both, heard);
    }

    /// <summary>Gives one entry, as a button or a follow-up asked for it.</summary>
    public Turn Give(Heard heard, string entry) => Give(heard, new(knowledge.Entries[entry], 1, 1), []);

    private Turn Give(Heard heard, Hit hit, IReadOnlyList<Hit> hits)
    {
        var entry = hit.Entry;
        if (Withholding.Reason(entry, heard.State) is { } reason) return Withheld(heard, hit, hits, reason);
        if (entry.HandsOver) return handover.Ask(heard, entry.Text).With(hit).Tracing(hits);
        var kind = entry.Kind switch
        {
            EntryKind.Decline => TurnKind.Decline,
            EntryKind.SmallTalk => TurnKind.SmallTalk,
            _ => TurnKind.Answer,
        };
        return heard.Turn(kind, answers.Of(entry, heard.State)).With(hit).Tracing(hits);
    }

    private Turn Withheld(Heard heard, Hit hit, IReadOnlyList<Hit> hits, string reason)
    {
        var turn = reason switch
        {
            "urgent" => heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "not-until-seen")),
            "soon" => heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "withheld-soon")),
            _ => heard.Turn(TurnKind.Answer, new Reply(voice.Say("withheld-sign", ("sign", knowledge.SignNames[reason])))
            {
                Choices = [voice.Choice("check"), voice.Choice("person")],
            }),
        };
        return turn.Tracing(hits, [hit.Entry.Id]);
    }

    /// <param name="Sure">What is given: one entry, or two when two things were asked.</param>
    /// <param name="Hits">What the whole message found.</param>
    /// <param name="Near">What was almost as good as the one that is given; null when nothing was, or two are given.</param>
    private sealed record Found(IReadOnlyList<Hit> Sure, IReadOnlyList<Hit> Hits, Hit? Near = null);

    // A message that is surely one entry is that. Else the questions inside it are tried, so that a story before the
    // question doesn't hide it, and two questions get two answers. What is not ours stays declined.
    private Found Find(Heard heard)
    {
        var hits = Search(heard, heard.Message.Text);
        var whole = hits.Where(hit => hit.Confidence >= Sure).Take(1).ToList();
        if (whole is [{ Entry.Kind: EntryKind.Decline }]) return new(whole, hits, Near(hits));
        var parts = Questions.In(heard.Message.Text)
            .Select(question => Search(heard, question))
            .Where(found => found is [var best, ..] && best.Confidence >= Sure && best.Entry.Kind != EntryKind.SmallTalk)
            .DistinctBy(found => found[0].Entry.Id)
            .Take(MostAnswers)
            .ToList();
        return (whole, parts) switch
        {
            (_, [_, _]) when parts.All(found => found[0].Confidence >= SureOfTwo) => new([.. parts.Select(found => found[0])], hits),
            ([], [_, _]) => new([parts.MaxBy(found => found[0].Confidence)![0]], hits),
            ([], [var part]) => new([part[0]], hits, Near(part)),
            ([var sure], [var part]) when part[0].Confidence > sure.Confidence => new([part[0]], hits, Near(part)),
            _ => new(whole, hits, Near(hits)),
        };
    }

    private static Hit? Near(IReadOnlyList<Hit> hits) =>
        hits is [{ Entry.Kind: not EntryKind.SmallTalk } first, ..]
            ? hits.Skip(1).FirstOrDefault(hit => hit.Entry is { Kind: EntryKind.Answer, HandsOver: false } && hit.Score >= AlmostAsGood * first.Score)
            : null;

    private Turn GiveAll(Heard heard, Found found)
    {
        var first = Give(heard, found.Sure[0], found.Hits);
        if (found.Sure.Count == 1) return found.Near is { } near ? OrElse(first, found.Sure[0].Entry, near.Entry) : first;
        var second = Give(heard, found.Sure[1], found.Hits);
        return first with
        {
            Replies = [.. first.Replies.Select(reply => reply with { Choices = [] }), .. second.Replies],
            State = second.State,
            Trace = first.Trace with { Withheld = [.. first.Trace.Withheld, .. second.Trace.Withheld] },
        };
    }

    // The other one may be what was meant: said in short, unless there is a reason to hold it back. Beside what isn't ours
    // it is only offered.
    private Turn OrElse(Turn turn, Entry given, Entry near)
    {
        if (turn.State.Assessment.Urgency >= Urgency.Soon || Withholding.Reason(near, turn.State) is not null || Withholding.WaitsForCheck(near, turn.State)) return turn;
        return turn.Kind switch
        {
            TurnKind.Answer => turn with
            {
                Replies = [.. turn.Replies.Select(reply => reply with { Heading = given.Question, Choices = [] }), answers.Near(near) with { Choices = turn.Replies[^1].Choices }],
            },
            TurnKind.Decline => Offering(turn, Answers.ChoiceOf(near)),
            _ => turn,
        };
    }

    private static Turn Offering(Turn turn, Choice choice)
    {
        var last = turn.Replies[^1];
        Choice[] choices = [choice, .. last.Choices.Where(other => other.Id != choice.Id)];
        return turn with { Replies = [.. turn.Replies.SkipLast(1), last with { Choices = choices }], State = turn.State with { Choices = choices } };
    }

    private IReadOnlyList<Hit> Search(Heard heard, string question) => knowledge.Index.Search(question, MostHits, Leaning(heard)?.Topic);

    private Entry? Leaning(Heard heard) => heard.State.LastEntry is { } last ? knowledge.Entries.GetValueOrDefault(last) : null;

    // "and how often?" leans on the last answer and goes where that entry says.
    private Entry? FollowedUp(Heard heard)
    {
        if (Leaning(heard) is not { } last || knowledge.FollowUps.Read(heard.Message.Text) is not { } kind) return null;
        if (last.FollowUps.TryGetValue(kind, out var next)) return knowledge.Entries[next];
        // The entry names none: the best other entry of its topic, for the short question and the long one together.
        return knowledge.Index.Search($"{heard.Message.Text} {last.Topic}", MostHits, last.Topic)
            .FirstOrDefault(hit => hit.Entry.Topic == last.Topic && hit.Entry.Id != last.Id && hit.Confidence >= Likely)?.Entry;
    }

    private Turn Unreadable(Heard heard) =>
        heard.Turn(TurnKind.Unsure, new Reply(voice.Say("unreadable")) { Choices = [voice.Choice("check"), voice.Choice("topics"), voice.Choice("person")] });

    private Turn NotSure(Heard heard, IReadOnlyList<Hit> hits)
    {
        if (heard.State.Assessment.Withholds) return heard.Turn(TurnKind.Escalation, escalation.Standing(heard.State.Assessment, "still-stands")).Tracing(hits, unanswered: true);
        var near = hits
            .Where(hit => hit.Entry.Kind == EntryKind.Answer && Withholding.Reason(hit.Entry, heard.State) is null)
            .Take(MostChoices)
            .ToList();
        var choices = near.Select(hit => Answers.ChoiceOf(hit.Entry)).ToList();
        if (OfferedAgain(heard, hits) is { } again) return again;
        if (TellsOfComplaint(heard)) return heard.Turn(TurnKind.Intake, new Reply(voice.Say("intake-offer")) { Choices = [voice.Choice("check"), .. choices, voice.Choice("person")] }).Tracing(hits);
        if (near.Count > 0 && hits[0].Confidence >= Likely)
        {
            return heard.Turn(TurnKind.Unsure, new Reply(voice.Say("unsure")) { Choices = [.. choices, voice.Choice("check"), voice.Choice("person")] })
                .Tracing(hits, unanswered: true);
        }

        return heard.Turn(TurnKind.Handover, new Reply(voice.Say(near.Count > 0 ? "unknown-near" : "unknown")) { Choices = [.. choices, voice.Choice("check"), voice.Choice("person")] })
            .Tracing(hits, unanswered: true);
    }

    // "Since this morning", said to the offer, goes on with the complaint.
    private Turn? OfferedAgain(Heard heard, IReadOnlyList<Hit> hits) =>
        heard.AnswersOfferOfCheck && heard.Before.Findings.Any(IsComplaint) && TellsMore(heard)
            ? heard.Turn(TurnKind.Intake, new Reply(voice.Say("intake-offer-again")) { Choices = [voice.Choice("check"), voice.Choice("topics"), voice.Choice("person")] }).Tracing(hits)
            : null;

    private bool TellsMore(Heard heard) =>
        !Questions.Asks(heard.Message.Text) && (heard.Findings.Count > 0 || check.AnswersOne(heard.Reading, heard.Message.Text));

    // "My ankle hurts" asks nothing that could be answered, and says all that the check needs to begin.
    private bool TellsOfComplaint(Heard heard) => !Questions.Asks(heard.Message.Text) && heard.Findings.Any(IsComplaint);

    private bool IsComplaint(Finding finding) => finding.Counts && knowledge.Intake.OfferedFor.Contains(finding.Sign);
}
