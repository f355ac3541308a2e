using AnkleBot.Conversation;
using AnkleBot.Records;

namespace AnkleBot.Channels;

/// <summary>A conversation in which the bot speaks first.</summary>
public sealed class Opening(ITurnRecords records, TimeProvider time)
{
    /// <summary>Records the bot's first words. Begun before, the conversation stays as it is.</summary>
    /// <param name="begun">Where it begins: conversation, clinic, channel and user are read.</param>
    /// <param name="open">What is said first.</param>
    /// <returns>True when it is new.</returns>
    /// <exception cref="RecordsUnavailableException">The record can't be written.</exception>
    public async Task<bool> BeginAsync(Delivery begun, Func<ConversationState, Turn> open, CancellationToken stopping = default)
    {
        if (await records.HeadAsync(begun.Conversation, stopping) is not null) return false;
        var (after, turn) = First(begun, open);
        return await records.AppendAsync(after, turn, stopping) == Appended.Written;
    }

    /// <summary>The same words without a record.</summary>
    public RecordedTurn Unrecorded(Delivery begun, Func<ConversationState, Turn> open) => First(begun, open).Turn;

    private (ConversationHead After, RecordedTurn Turn) First(Delivery begun, Func<ConversationState, Turn> open)
    {
        var turn = open(ConversationState.New);
        var head = Recording.NewHead(begun, time.GetUtcNow()) with { State = turn.State };
        return Recording.OfBot(head, turn.Replies, time.GetUtcNow());
    }
}
