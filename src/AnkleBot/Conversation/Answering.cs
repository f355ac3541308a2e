using AnkleBot.Search;

namespace AnkleBot.Conversation;

/// <summary>Answers from the knowledge, or says honestly that it doesn't know.</summary>
internal sealed class Answering(KnowledgeBase knowledge, Voice voice, Escalation escalation, IntakeDialog intake)
{
    /// <summary>From here on an entry is given as the answer.</summary>
    private const double Sure = 0.5;

    /// <summary>From here on entries are offered as what may have been meant.</summary>
    private const double Likely = 0.2;

    private const int Hits = 5;
    private const int MostChoices = 3;

    private readonly Answers answers = new(knowledge, voice);

    public Turn Answer(Heard heard)
    {
        if (!heard.Message.Text.Any(char.IsLetterOrDigit)) return intake.Unread(heard) ?? Unreadable(heard);
        if (FollowedUp(heard) is { } followed) return intake.AskAgain(Give(heard, new(followed, 1, 1), []), heard);
        var hits = Search(heard);
        var turn = hits.Count > 0 && hits[0].Confidence >= Sure ? Give(heard, hits[0], hits) : null;
        if (turn is not null) return intake.AskAgain(turn, heard);
        return intake.Unread(heard) ?? NotSure(heard, hits);
    }

    /// <summary>An escalation within days, with the answer to what was asked when there is one.</summary>
    public Turn WithFlag(Heard heard, Turn escalated)
    {
        var hits = Search(heard);
        if (hits.Count == 0 || hits[0].Confidence < Sure || hits[0].Entry.Kind == EntryKind.SmallTalk) return intake.AskAgain(escalated.Tracing(hits), heard);
        var answer = Give(heard, hits[0], hits);
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

    private IReadOnlyList<Hit> Search(Heard heard)
    {
        var leaning = heard.State.LastEntry is { } last && knowledge.Entries.TryGetValue(last, out var entry) ? entry.Topic : null;
        return knowledge.Index.Search(heard.Message.Text, Hits, leaning);
    }

    // "and how often?" leans on the last answer and goes where that entry says.
    private Entry? FollowedUp(Heard heard)
    {
        if (heard.State.LastEntry is not { } last || !knowledge.Entries.TryGetValue(last, out var entry)) return null;
        return knowledge.FollowUps.Read(heard.Message.Text) is { } kind && entry.FollowUps.TryGetValue(kind, out var next)
            ? knowledge.Entries[next]
            : null;
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
        var choices = near.Select(hit => new Choice(DialogCommands.EntryPrefix + hit.Entry.Id, hit.Entry.Question)).ToList();
        if (near.Count > 0 && hits[0].Confidence >= Likely)
        {
            return heard.Turn(TurnKind.Unsure, new Reply(voice.Say("unsure")) { Choices = [.. choices, voice.Choice("check"), voice.Choice("person")] })
                .Tracing(hits, unanswered: true);
        }

        return heard.Turn(TurnKind.Handover, new Reply(voice.Say(near.Count > 0 ? "unknown-near" : "unknown")) { Choices = [.. choices, voice.Choice("check"), voice.Choice("person")] })
            .Tracing(hits, unanswered: true);
    }
}
