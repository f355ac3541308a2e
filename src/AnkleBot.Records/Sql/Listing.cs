namespace AnkleBot.Records.Sql;

/// <summary>Lists conversations by walking the facet that is rarest, and looking up the others.</summary>
internal static class Listing
{
    /// <summary>How many conversations a page looks at when filters are combined, a clinic.</summary>
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
        var others = facets.Skip(1).ToList();
        var limit = others.Count == 0 ? most + 1 : Stretch;
        var rows = await work.ListAsync<Candidate>(
            $"""
            SELECT f.updated AS "order", f.conversation AS key, {Fits(others)} AS fits FROM facet f
            WHERE f.clinic = @clinic AND f.name = @name AND f.updated >= @from AND f.updated < @until
              AND (f.updated, f.conversation) < (@order, @key)
            ORDER BY f.updated DESC, f.conversation DESC LIMIT @limit
            """,
            Parameters(others, new()
            {
                ["clinic"] = clinic,
                ["name"] = facets.Count == 0 ? Facet.All : Storable.Text(facets[0]),
                ["from"] = query.From is { } from ? Storable.Time(from) : long.MinValue,
                ["until"] = query.Before is { } before ? Storable.Time(before) : long.MaxValue,
                ["order"] = after.Order,
                ["key"] = after.Key,
                ["limit"] = limit,
            }));
        return ([.. rows.Where(row => row.Fits == 1)], rows.Count < limit ? null : rows[^1].Place);
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
