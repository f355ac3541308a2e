using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.BotFramework.Outgoing;
using AnkleBot.Conversation;
using AnkleBot.Records;
using AnkleBot.Records.Privacy;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>What a runner does to a message that is there already: edits it, takes it away, gives it a thumb.</summary>
internal sealed class Changes(TurnHandler turns, ITurnRecords records, Answering answering, Messages messages, Sent sent)
{
    /// <summary>The record follows. New words are read as well: what they raise can't wait until the runner writes again.</summary>
    public async Task<Answered> EditAsync(Arrival arrival)
    {
        if (arrival.IsByBot) return Answered.Nothing;
        var text = SpokenText.Of(arrival.Activity);
        await RewordAsync(arrival, text);
        return await Raises(arrival, text)
            ? await answering.AnswerAsync(arrival, arrival.Delivery($"{arrival.Activity.Id}|{Fingerprint.Of(text)}", new(text)), messages.Respond(arrival))
            : Answered.Nothing;
    }

    public Task DeleteAsync(Arrival arrival) => turns.RewordAsync(arrival.Conversation, arrival.Activity.Id!, null);

    /// <summary>A thumb, or another sign of like and dislike, on one of our messages.</summary>
    public async Task ReactAsync(Arrival arrival)
    {
        var thumb = (arrival.Activity.ReactionsAdded ?? []).Select(Meaning).LastOrDefault(meaning => meaning != Thumb.None);
        var takenBack = (arrival.Activity.ReactionsRemoved ?? []).Any(reaction => Meaning(reaction) != Thumb.None);
        if (thumb == Thumb.None && !takenBack) return;
        if (await TurnOfAsync(arrival) is { } turn) await records.ThumbAsync(arrival.Conversation, turn, thumb);
    }

    // Before consent no words are kept, and an edit must not bring them in.
    private async Task RewordAsync(Arrival arrival, string text)
    {
        var found = await records.FindAsync(arrival.Conversation, arrival.Activity.Id!);
        if (found.Turn?.Said is null) return;
        await turns.RewordAsync(arrival.Conversation, arrival.Activity.Id!, arrival.Clinic.Masked ? Masking.Of(text).Text : text);
    }

    private async Task<bool> Raises(Arrival arrival, string text)
    {
        if (text.Length == 0 || (arrival.IsGroup && !SpokenText.MentionsBot(arrival.Activity))) return false;
        var head = await records.HeadAsync(arrival.Conversation);
        var turn = messages.Respond(arrival)(head?.State ?? ConversationState.New, new(text));
        return turn.Kind == TurnKind.Crisis || turn.Trace.Raised.Count > 0;
    }

    // A message of ours that this server doesn't remember: in Teams a message's id is the moment at which it was sent.
    private async Task<long?> TurnOfAsync(Arrival arrival)
    {
        var id = arrival.Activity.ReplyToId!;
        if (sent.TryTurnOf(arrival.Conversation, id, out var turn)) return turn > 0 ? turn : null;
        if (arrival.Activity.ChannelId != ReplyActivities.Teams || !long.TryParse(id, out var moment)) return null;
        if (await records.HeadAsync(arrival.Conversation) is not { } head) return null;
        var last = await records.TurnsAsync(arrival.Conversation, Math.Max(0, head.Turns - MostLookedAt), MostLookedAt);
        return last.LastOrDefault(each => each.At.ToUnixTimeMilliseconds() <= moment)?.Number;
    }

    private const int MostLookedAt = 100;

    private static Thumb Meaning(Reaction reaction) => reaction.Type switch
    {
        "like" or "plusOne" or "heart" or "1f44d_thumbsup" => Thumb.Up,
        "dislike" or "angry" or "1f44e_thumbsdown" => Thumb.Down,
        _ => Thumb.None,
    };
}

internal static class Fingerprint
{
    /// <summary>Short, and the same for the same text.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..16];
}
