namespace AnkleBot.Records.Sql;

/// <summary>Lists conversations by walking the facet that is rarest, and looking up the others.</summary>
internal static class Listing
{
    /// <summary>How many conversations a page looks at for each clinic when filters are combined, and up to four times that.</summary>
    private const int Stretch = 1000;

    public static async Task<Page<ConversationHead>> ListAsync(Work work, ConversationQuery query, string? after, int most)
    {
        var candidates = new List<Candidate>();
        // What lies beyond the end of a clinic's stretch isn't known yet, so no page may reach past the nearest end.
        var horizon = new Place(long.MinValue, long.MinValue);
        foreach (var clinic in query.Clinics.Distinct())
        {
            var (found, end) = await WalkAsync(work, query, clinic, Place.Read(after), most);
            candidates.AddRange(found);
            if (end is { } cut && cut.CompareTo(horizon) > 0) horizon = cut;
        }
        var fitting = candidates
            .Where(candidate => candidate.Place.CompareTo(horizon) >= 0)
            .OrderByDescending(candidate => candidate.Place).ToList();
        var page = fitting.Take(most).ToList();
        var next = fitting.Count > most ? page[^1].Place : horizon;
        return new(await HeadsAsync(work, page), next.Key == long.MinValue ? null : next.ToString());
    }

    /// <summary>Up to one more than a page of fitting conversations, and where the walk ended unless it reached the last.</summary>
    private static async Task<(IReadOnlyList<Candidate> Found, Place? End)> WalkAsync(
        Work work, ConversationQuery query, string clinic, Place after, int most)
    {
        var facets = query.Facets();
        var found = new List<Candidate>();
        var step = facets.Count <= 1 ? most + 1 : most * 4;
        // Steps that grow: filters that go together fill a page at once, others don't make the page slow.
        for (int looked = 0; ; step *= 4)
        {
            var rows = await StepAsync(work, query, clinic, facets, after, step);
            found.AddRange(rows.Where(row => row.Fits == 1));
            looked += rows.Count;
            if (rows.Count < step) return (found, null);
            after = rows[^1].Place;
            if (found.Count > most || looked >= Stretch) return (found, after);
        }
    }

    private static Task<List<Candidate>> StepAsync(
        Work work, ConversationQuery query, string clinic, IReadOnlyList<string> facets, Place after, int limit)
    {
        var others = facets.Skip(1).ToList();
        var until = query.Before is { } before ? new Place(Storable.Time(before), long.MinValue) : Place.Top;
        if (after.CompareTo(until) > 0) after = until;
        return work.ListAsync<Candidate>(
            $"""
            SELECT f.updated AS "order", f.conversation AS key, {Fits(others)} AS fits FROM (
              SELECT updated, conversation FROM facet
              WHERE clinic = @clinic AND name = @name AND updated >= @from AND (updated, conversation) < (@order, @key)
              ORDER BY updated DESC, conversation DESC LIMIT @limit) f
            ORDER BY f.updated DESC, f.conversation DESC
            """,
            Parameters(others, new()
            {
                ["clinic"] = clinic,
                ["name"] = facets.Count == 0 ? Facet.All : Storable.Text(facets[0]),
                ["from"] = query.From is { } from ? Storable.Time(from) : long.MinValue,
                ["order"] = after.Order,
                ["key"] = after.Key,
                ["limit"] = limit,
            }));
    }

    /// <summary>1 where a conversation <c>f.conversation</c> has all the facets, whose names are the parameters f0, f1 ...</summary>
    public static string Fits(IReadOnlyList<string> facets) => facets.Count == 0 ? "1" : "CASE WHEN " + string.Join(
        " AND ",
        facets.Select((_, at) => $"EXISTS (SELECT 1 FROM facet o WHERE o.conversation = f.conversation AND o.name = @f{at})"))
        + " THEN 1 ELSE 0 END";

    public static Dictionary<string, object?> Parameters(IReadOnlyList<string> facets, Dictionary<string, object?> with)
    {
        for (var at = 0; at < facets.Count; at++) with[$"f{at}"] = Storable.Text(facets[at]);
        return with;
    }

    private static async Task<IReadOnlyList<ConversationHead>> HeadsAsync(Work work, IReadOnlyList<Candidate> page)
    {
        if (page.Count == 0) return [];
        var rows = await work.ListAsync<ConversationRow>(
            "SELECT * FROM conversation WHERE key" + work.Dialect.Among("keys"), new { keys = page.Select(candidate => candidate.Key).ToArray() });
        var heads = rows.ToDictionary(row => row.Key);
        return [.. page.Where(candidate => heads.ContainsKey(candidate.Key)).Select(candidate => heads[candidate.Key].ToHead())];
    }

    private sealed class Candidate
    {
        public long Order { get; set; }

        public long Key { get; set; }

        public long Fits { get; set; }

        public Place Place => new(Order, Key);
    }
}
