namespace AnkleBot.Records.Sql;

/// <summary>Writes a turn and the state after it.</summary>
internal static class Appending
{
    public static async Task<Appended> AppendAsync(Work work, ConversationHead after, RecordedTurn turn)
    {
        var next = ConversationRow.Of(after);
        var stands = await StandsAsync(work, next.Id);
        if (stands is not null && turn.Activity is not null && await SeenAsync(work, stands.Key, turn.Activity)) return Appended.SeenBefore;
        if (turn.Number != (stands?.Turns ?? 0) + 1) return Appended.Overtaken;

        var key = stands is null ? await InsertAsync(work, next) : await UpdateAsync(work, next, stands.Key);
        // Null: another server began the same conversation a moment ago.
        if (key is null) return Appended.Overtaken;
        await InsertAsync(work, TurnRow.Of(turn, key.Value, next.Clinic));
        await Facets.MoveAsync(work, key.Value, after);
        await Daily.CountAsync(work, next.Clinic, key.Value, turn.At, Daily.Of(turn, after, stands));
        await Noticing.AddAsync(work, key.Value, next.Clinic, turn.At, Noticing.Of(turn, after, stands));
        work.Tell(next.Id);
        return Appended.Written;
    }

    private static Task<ConversationRow?> StandsAsync(Work work, string id) => work.FirstAsync<ConversationRow>(
        "SELECT key, turns, urgency, crisis, flags, person_asked FROM conversation WHERE id = @id" + work.Dialect.ForUpdate, new { id });

    private static async Task<bool> SeenAsync(Work work, long conversation, string activity) => await work.FirstAsync<long?>(
        "SELECT number FROM turn WHERE conversation = @conversation AND activity = @activity",
        new { conversation, activity = Storable.Id(activity) }) is not null;

    private static Task<long?> InsertAsync(Work work, ConversationRow row) => work.FirstAsync<long?>(
        """
        INSERT INTO conversation (id, clinic, channel, person, reference, state, notice, agreed, created, updated, turns,
          urgency, crisis, flags, person_asked, unanswered)
        VALUES (@Id, @Clinic, @Channel, @Person, @Reference, @State, @Notice, @Agreed, @Created, @Updated, @Turns,
          @Urgency, @Crisis, @Flags, @Person_Asked, @Unanswered)
        ON CONFLICT (id) DO NOTHING RETURNING key
        """,
        row);

    private static async Task<long?> UpdateAsync(Work work, ConversationRow row, long key)
    {
        row.Key = key;
        await work.DoAsync(
            """
            UPDATE conversation SET reference = @Reference, state = @State, notice = @Notice, agreed = @Agreed, updated = @Updated,
              turns = @Turns, urgency = @Urgency, crisis = @Crisis, flags = @Flags, person_asked = @Person_Asked, unanswered = @Unanswered
            WHERE key = @Key
            """,
            row);
        return key;
    }

    private static Task InsertAsync(Work work, TurnRow row) => work.DoAsync(
        """
        INSERT INTO turn (conversation, number, clinic, activity, at, said, choice, replies, kind, urgency, crisis, flags, entry,
          confidence, trace, unanswered)
        VALUES (@Conversation, @Number, @Clinic, @Activity, @At, @Said, @Choice, @Replies, @Kind, @Urgency, @Crisis, @Flags, @Entry,
          @Confidence, @Trace, @Unanswered)
        """,
        row);
}
