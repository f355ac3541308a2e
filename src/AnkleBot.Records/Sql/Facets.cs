namespace AnkleBot.Records.Sql;

/// <summary>Keeps table facet with its conversations.</summary>
internal static class Facets
{
    /// <summary>After a turn: every facet moves to the top, and new ones are added.</summary>
    public static async Task MoveAsync(Work work, long conversation, ConversationHead head)
    {
        var has = (await work.ListAsync<string>("SELECT name FROM facet WHERE conversation = @conversation", new { conversation })).ToHashSet();
        if (has.Count == 0) await AddAsync(work, conversation, Facet.Of(Review.None));
        var wanted = Facet.Of(head).Select(Storable.Text).Distinct().ToList();
        var stale = has.Where(name => name.StartsWith("urgency:", StringComparison.Ordinal) && !wanted.Contains(name)).ToList();
        foreach (var name in stale) await RemoveAsync(work, conversation, name);
        await work.DoAsync(
            "UPDATE facet SET updated = @updated WHERE conversation = @conversation AND updated <> @updated",
            new { conversation, updated = Storable.Time(head.Updated) });
        await AddAsync(work, conversation, [.. wanted.Where(name => !has.Contains(name!))!]);
    }

    /// <summary>After a review: its facets are replaced.</summary>
    public static async Task ReviewAsync(Work work, long conversation, Review review)
    {
        await work.DoAsync(
            """
            DELETE FROM facet WHERE conversation = @conversation
              AND (name LIKE 'status:%' OR name LIKE 'label:%' OR name LIKE 'assignee:%')
            """,
            new { conversation });
        await AddAsync(work, conversation, Facet.Of(review));
    }

    public static async Task ThumbsAsync(Work work, long conversation, long up, long down)
    {
        foreach (var (thumb, count) in new[] { (Thumb.Up, up), (Thumb.Down, down) })
        {
            if (count > 0) await AddAsync(work, conversation, [Facet.Thumb(thumb)]);
            else await RemoveAsync(work, conversation, Facet.Thumb(thumb));
        }
    }

    private static Task RemoveAsync(Work work, long conversation, string name) =>
        work.DoAsync("DELETE FROM facet WHERE conversation = @conversation AND name = @name", new { conversation, name });

    private static async Task AddAsync(Work work, long conversation, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            await work.DoAsync(
                """
                INSERT INTO facet (clinic, name, updated, conversation)
                SELECT clinic, @name, updated, key FROM conversation WHERE key = @conversation
                ON CONFLICT (conversation, name) DO NOTHING
                """,
                new { conversation, name = Storable.Text(name) });
        }
    }
}
