namespace AnkleBot.Records.Sql;

/// <summary>Finds what stands next to a conversation in a list, without reading the list up to there.</summary>
internal static class Neighbours
{
    /// <summary>How many conversations are looked at in each direction and clinic, when filters are combined.</summary>
    private const int Stretch = 1000;

    public static async Task<Beside> OfAsync(Work work, ConversationQuery query, string conversation)
    {
        if (await Reading.RowAsync(work, conversation) is not { } row) return new(null, null);
        var here = new Place(row.Updated, row.Key);
        return new(await NearestAsync(work, query, here, newer: true), await NearestAsync(work, query, here, newer: false));
    }

    private static async Task<string?> NearestAsync(Work work, ConversationQuery query, Place here, bool newer)
    {
        var facets = query.Facets();
        var found = new List<Found>();
        foreach (var clinic in query.Clinics.Distinct())
        {
            if (await NearestAsync(work, query, clinic, facets, here, newer) is { } nearest) found.Add(nearest);
        }
        var place = newer ? found.MinBy(each => each.Place) : found.MaxBy(each => each.Place);
        return place is null ? null : await work.FirstAsync<string>("SELECT id FROM conversation WHERE key = @Key", new { place.Key });
    }

    private static Task<Found?> NearestAsync(
        Work work, ConversationQuery query, string clinic, IReadOnlyList<string> facets, Place here, bool newer)
    {
        var others = facets.Skip(1).ToList();
        var (than, order, until) = newer ? (">", "ASC", "updated < @bound") : ("<", "DESC", "updated >= @bound");
        var from = query.From is { } begins ? Storable.Time(begins) : long.MinValue;
        var before = query.Before is { } ends ? Storable.Time(ends) : long.MaxValue;
        // It may stand outside its list's time by now. Only one bound a side: with two, the index would be walked from the wrong one.
        var edge = new Place(newer ? from : before, long.MinValue);
        var start = newer == (edge.CompareTo(here) > 0) ? edge : here;
        return work.FirstAsync<Found>(
            $"""
            SELECT f.updated AS "order", f.conversation AS key FROM (
              SELECT updated, conversation FROM facet
              WHERE clinic = @clinic AND name = @name AND (updated, conversation) {than} (@order, @key) AND {until}
              ORDER BY updated {order}, conversation {order} LIMIT {Stretch}) f
            WHERE 1 = {Listing.Fits(others)} ORDER BY f.updated {order}, f.conversation {order} LIMIT 1
            """,
            Listing.Parameters(others, new()
            {
                ["clinic"] = clinic,
                ["name"] = facets.Count == 0 ? Facet.All : Storable.Text(facets[0]),
                ["bound"] = newer ? before : from,
                ["order"] = start.Order,
                ["key"] = start.Key,
            }));
    }

    private sealed class Found
    {
        public long Order { get; set; }

        public long Key { get; set; }

        public Place Place => new(Order, Key);
    }
}
