using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>The bot where others read along: it sends an emergency to help, and everything else to a chat of two.</summary>
internal sealed class GroupChat(Voice voice, Escalation escalation)
{
    /// <param name="alone">The address of the chat of two; null when there is none to give.</param>
    public Turn Answer(Heard heard, string? alone)
    {
        Choice[] links = alone is null ? [] : [new("one-to-one", voice.Say("one-to-one"), alone)];
        if (heard.IsCrisis) return heard.Turn(TurnKind.Crisis, Crisis(links));
        var urgency = heard.Raised.Count == 0 ? Urgency.None : heard.Raised.Max(flag => flag.Urgency);
        return urgency == Urgency.None
            ? heard.Turn(TurnKind.SmallTalk, Invite(links))
            : heard.Turn(TurnKind.Escalation, escalation.InFrontOfOthers(urgency, Invite(links)));
    }

    private Reply Crisis(IReadOnlyList<Choice> links) => new(voice.Say("crisis-group"))
    {
        Urgency = Urgency.Emergency,
        Note = voice.Say("group-invite"),
        Choices = voice.Country.CrisisNumber is { } number ? [voice.Tel("call", number), .. links] : links,
    };

    private Reply Invite(IReadOnlyList<Choice> links) => new(voice.Say("group-invite")) { Choices = links };
}
