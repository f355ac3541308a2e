using AnkleBot.Records.Privacy;

namespace AnkleBot.Records.Sql;

/// <summary>Follows what a runner does to a message: its old words go from wherever they were noted.</summary>
internal static class Rewording
{
    /// <summary>The most turns after the message in which its words are looked for.</summary>
    private const int MostTurns = 1_000;

    public static async Task<bool> RewordAsync(Work work, string conversation, string activity, string? said)
    {
        var row = await work.FirstAsync<ConversationRow>(
            "SELECT key, state FROM conversation WHERE id = @id" + work.Dialect.ForUpdate, new { id = Storable.Id(conversation) });
        if (row is null) return false;
        var turn = await work.FirstAsync<TurnRow>(
            Reading.Turns + " WHERE t.conversation = @Key AND t.activity = @activity", new { row.Key, activity = Storable.Id(activity) });
        if (turn is null) return false;
        await work.DoAsync("UPDATE turn SET said = @said WHERE key = @Key", new { turn.Key, said = Storable.Message(said) });
        var forgotten = new Forgotten(turn.ToTurn());
        await work.DoAsync(
            "UPDATE conversation SET state = @state WHERE key = @Key",
            new { row.Key, state = StoredJson.Write(forgotten.In(StoredJson.State(row.State))) });
        await ForgetAsync(work, row.Key, turn.Number, forgotten);
        work.Tell(conversation);
        return true;
    }

    private static async Task ForgetAsync(Work work, long conversation, long from, Forgotten forgotten)
    {
        var turns = await work.ListAsync<TurnRow>(
            Reading.Turns + " WHERE t.conversation = @conversation AND t.number >= @from ORDER BY t.number LIMIT @most", new { conversation, from, most = MostTurns });
        foreach (var turn in turns)
        {
            var after = forgotten.In(turn.ToTurn());
            var (replies, trace) = (StoredJson.Write(after.Replies), StoredJson.Write(after.Trace));
            if (replies == turn.Replies && trace == turn.Trace) continue;
            await work.DoAsync("UPDATE turn SET replies = @replies, trace = @trace WHERE key = @Key", new { turn.Key, replies, trace });
        }
    }
}
