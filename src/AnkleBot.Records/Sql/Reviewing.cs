namespace AnkleBot.Records.Sql;

/// <summary>What runners and staff add to a conversation afterwards.</summary>
internal static class Reviewing
{
    public static async Task<bool> ThumbAsync(Work work, string conversation, long number, Thumb thumb, DateTimeOffset now)
    {
        var row = await LockedAsync(work, conversation);
        if (row is null) return false;
        var old = await work.FirstAsync<long?>(
            "SELECT thumb FROM turn WHERE conversation = @Key AND number = @number", new { row.Key, number });
        if (old is null) return false;
        if (old == (long)thumb) return true;
        var up = row.Thumbs_Up + Step(old.Value, thumb, Thumb.Up);
        var down = row.Thumbs_Down + Step(old.Value, thumb, Thumb.Down);
        await work.DoAsync(
            "UPDATE turn SET thumb = @thumb WHERE conversation = @Key AND number = @number",
            new { row.Key, number, thumb = (long)thumb });
        await work.DoAsync("UPDATE conversation SET thumbs_up = @up, thumbs_down = @down WHERE key = @Key", new { row.Key, up, down });
        await Facets.ThumbsAsync(work, row.Key, up, down);
        var counts = new[] { Thumb.Up, Thumb.Down }.Select(which => (Counted.Thumb(which), (long)Step(old.Value, thumb, which)));
        await Daily.CountAsync(work, row.Clinic, row.Key, now, [.. counts.Where(count => count.Item2 != 0)]);
        work.Tell(row.Id);
        return true;
    }

    public static async Task<bool> ReviewAsync(Work work, string conversation, Review review, string who, DateTimeOffset now)
    {
        if (review.Labels.Count > Review.MostLabels) throw new ArgumentException($"At most {Review.MostLabels} labels.", nameof(review));
        if (review.Labels.Any(label => label.Length is 0 or > Review.LongestLabel))
            throw new ArgumentException($"A label has 1 to {Review.LongestLabel} characters.", nameof(review));
        var row = await LockedAsync(work, conversation);
        if (row is null) return false;
        var labels = review.Labels.Select(label => Storable.Text(label)).Distinct().Order(StringComparer.Ordinal).ToList();
        var clean = new Review(review.Status, labels, review.Assignee is { } assignee ? Storable.Id(assignee) : null);
        await work.DoAsync(
            "UPDATE conversation SET status = @status, labels = @labels, assignee = @Assignee WHERE key = @Key",
            new { row.Key, status = clean.Status.ToString(), labels = StoredJson.Write(clean.Labels), clean.Assignee });
        await Facets.ReviewAsync(work, row.Key, clean);
        if (clean.Status == ReviewStatus.Reviewed && row.Status != nameof(ReviewStatus.Reviewed))
        {
            var minutes = Math.Max(0, (long)(now - Storable.Time(row.Updated)).TotalMinutes);
            await Daily.CountAsync(work, row.Clinic, row.Key, now, [(Counted.Reviewed, 1), (Counted.ReviewMinutes, minutes)]);
        }
        var detail = string.Join(", ", [Facet.Lower(clean.Status), .. clean.Labels, .. clean.Assignee is { } to ? [$"to {to}"] : Array.Empty<string>()]);
        await Auditing.AddAsync(work, new(now, who, "reviewed", row.Clinic, row.Id, detail));
        work.Tell(row.Id);
        return true;
    }

    public static async Task<bool> JudgeAsync(
        Work work, string conversation, long number, Verdict? verdict, string who, DateTimeOffset now)
    {
        var row = await LockedAsync(work, conversation);
        if (row is null) return false;
        var changed = await work.DoAsync(
            "UPDATE turn SET verdict = @verdict WHERE conversation = @Key AND number = @number",
            new { row.Key, number, verdict = StoredJson.Write(verdict) });
        if (changed == 0) return false;
        await Auditing.AddAsync(work, new(now, who, verdict is null ? "took a verdict back" : "judged", row.Clinic, row.Id, $"turn {number}"));
        return true;
    }

    public static async Task<bool> NoteAsync(Work work, string conversation, string text, string who, DateTimeOffset now)
    {
        var row = await LockedAsync(work, conversation);
        if (row is null) return false;
        await work.DoAsync(
            "INSERT INTO note (conversation, at, who, text) VALUES (@Key, @at, @who, @text)",
            new { row.Key, at = Storable.Time(now), who = Storable.Text(who), text = Storable.Message(text) });
        await Auditing.AddAsync(work, new(now, who, "noted", row.Clinic, row.Id));
        work.Tell(row.Id);
        return true;
    }

    public static async Task<IReadOnlyList<Note>> NotesAsync(Work work, string conversation)
    {
        var rows = await work.ListAsync<AuditRow>(
            """
            SELECT key, at, who, text AS detail FROM note
            WHERE conversation = (SELECT key FROM conversation WHERE id = @id) ORDER BY key LIMIT 500
            """,
            new { id = Storable.Id(conversation) });
        return [.. rows.Select(row => new Note(Storable.Time(row.At), row.Who, row.Detail!))];
    }

    private static Task<ConversationRow?> LockedAsync(Work work, string conversation) => work.FirstAsync<ConversationRow>(
        "SELECT key, id, clinic, updated, status, thumbs_up, thumbs_down FROM conversation WHERE id = @id" + work.Dialect.ForUpdate,
        new { id = Storable.Id(conversation) });

    private static int Step(long old, Thumb now, Thumb which) => (now == which ? 1 : 0) - (old == (long)which ? 1 : 0);
}
