namespace AnkleBot.Records.Sql;

/// <summary>Deletes conversations with all that hangs on them. Audit lines and counts stay.</summary>
internal static class Deleting
{
    public static async Task<bool> DeleteAsync(Work work, string conversation, string who, DateTimeOffset now)
    {
        var row = await work.FirstAsync<ConversationRow>(
            "SELECT key, id, clinic FROM conversation WHERE id = @id" + work.Dialect.ForUpdate, new { id = Storable.Id(conversation) });
        if (row is null) return false;
        await RemoveAsync(work, [row.Key]);
        await Auditing.AddAsync(work, new(now, who, "deleted", row.Clinic, row.Id));
        work.Tell(row.Id);
        return true;
    }

    public static async Task<int> PurgeAsync(
        Work work, string clinic, DateTimeOffset before, int most, string who, DateTimeOffset now)
    {
        var old = await work.ListAsync<ConversationRow>(
            """
            SELECT c.key, c.id FROM facet f JOIN conversation c ON c.key = f.conversation
            WHERE f.clinic = @clinic AND f.name = 'all' AND f.updated < @before
            ORDER BY f.updated, f.conversation LIMIT @most
            """,
            new { clinic = Storable.Id(clinic), before = Storable.Time(before), most = Math.Clamp(most, 1, 1000) });
        if (old.Count == 0) return 0;
        await RemoveAsync(work, [.. old.Select(row => row.Key)]);
        await Auditing.AddAsync(work, new(now, who, "purged", clinic, null, $"{old.Count} conversations without a turn since {before:yyyy-MM-dd}"));
        old.ForEach(row => work.Tell(row.Id));
        return old.Count;
    }

    private static async Task RemoveAsync(Work work, IReadOnlyList<long> keys)
    {
        var among = work.Dialect.Among("keys");
        await work.DoAsync("DELETE FROM turn WHERE conversation" + among, new { keys });
        await work.DoAsync("DELETE FROM facet WHERE conversation" + among, new { keys });
        await work.DoAsync("DELETE FROM notice WHERE conversation" + among, new { keys });
        await work.DoAsync("DELETE FROM note WHERE conversation" + among, new { keys });
        await work.DoAsync("DELETE FROM conversation WHERE key" + among, new { keys });
    }
}
