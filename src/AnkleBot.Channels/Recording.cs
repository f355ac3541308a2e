using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels;

/// <summary>Turns what the bot did into what is kept of it.</summary>
internal static class Recording
{
    public static ConversationHead NewHead(Delivery delivery, DateTimeOffset at) => new()
    {
        Id = delivery.Conversation,
        Clinic = delivery.Clinic,
        Channel = delivery.Channel,
        User = delivery.User,
        Reference = delivery.Reference,
        Created = Whole(at),
        Updated = Whole(at),
    };

    public static (ConversationHead After, RecordedTurn Turn) Of(
        ConversationHead head, Delivery delivery, Turn turn, IReadOnlyList<Reply> replies, DateTimeOffset at)
    {
        var kept = Kept.Of(delivery, turn, replies);
        var assessment = kept.State.Assessment;
        IReadOnlyList<string> flags = [.. assessment.Flags.Select(raised => raised.Flag).Distinct()];
        var agreed = kept.State.AgreedNotice != head.Notice;
        return (
            head with
            {
                State = kept.State,
                Reference = delivery.Reference ?? head.Reference,
                Notice = kept.State.AgreedNotice,
                Agreed = agreed ? Whole(at) : head.Agreed,
                Updated = Whole(at),
                Turns = head.Turns + 1,
                Urgency = assessment.Urgency,
                Crisis = assessment.Crisis,
                Flags = flags,
                PersonAsked = kept.State.PersonAsked,
                Unanswered = head.Unanswered + (turn.Trace.Unanswered ? 1 : 0),
            },
            new()
            {
                Conversation = head.Id,
                Number = head.Turns + 1,
                Activity = delivery.Activity,
                At = Whole(at),
                Said = kept.Said,
                Choice = delivery.Message.Choice,
                Replies = kept.Replies,
                Kind = turn.Kind,
                Urgency = assessment.Urgency,
                Crisis = assessment.Crisis,
                Flags = flags,
                Entry = turn.Entry,
                Confidence = turn.Confidence,
                Trace = kept.Trace,
            });
    }

    public static (ConversationHead After, RecordedTurn Turn) OfBot(
        ConversationHead head, IReadOnlyList<Reply> replies, DateTimeOffset at) => (
        head with { Updated = Whole(at), Turns = head.Turns + 1 },
        new()
        {
            Conversation = head.Id,
            Number = head.Turns + 1,
            At = Whole(at),
            Replies = Kept.Drawn(replies),
            Urgency = head.Urgency,
            Crisis = head.Crisis,
            Flags = head.Flags,
        });

    /// <summary>To the millisecond, as every engine can keep it.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
