namespace AnkleBot.Records.Sql;

/// <summary>Searches what runners said.</summary>
internal static class Searching
{
    /// <summary>How many messages a page looks at when filters come with the words.</summary>
    private const int Stretch = 500;

    public static async Task<Page<SearchHit>> SearchAsync(
        Work work, string words, ConversationQuery query, string? after, int most)
    {
        var terms = SearchTerms.Of(Storable.Text(words));
        if (terms.Count == 0) return new([], null);
        var filters = query.Facets();
        var filtered = filters.Count > 0 || query.From is not null || query.Before is not null;
        var limit = filtered ? Stretch : most + 1;
        var found = await work.Dialect.Search.FindAsync(work, terms, query.Clinics, Place.Read(after).Key, limit);
        var fitting = filtered ? await FittingAsync(work, query, filters, found) : found;
        var page = fitting.Take(most).ToList();
        var next = fitting.Count > most ? page[^1] : found.Count == limit ? found[^1] : (long?)null;
        return new(await HitsAsync(work, terms, page), next is { } key ? new Place(0, key).ToString() : null);
    }

    private static async Task<IReadOnlyList<long>> FittingAsync(
        Work work, ConversationQuery query, IReadOnlyList<string> filters, IReadOnlyList<long> found)
    {
        if (found.Count == 0) return [];
        var fitting = await work.ListAsync<long>(
            $"""
            SELECT f.key FROM turn f WHERE f.key{work.Dialect.Among("found")} AND f.at >= @from AND f.at < @until AND 1 = {Listing.Fits(filters)}
            ORDER BY f.key DESC
            """,
            Listing.Parameters(filters, new()
            {
                ["found"] = found,
                ["from"] = query.From is { } from ? Storable.Time(from) : long.MinValue,
                ["until"] = query.Before is { } before ? Storable.Time(before) : long.MaxValue,
            }));
        return fitting;
    }

    private static async Task<IReadOnlyList<SearchHit>> HitsAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<long> keys)
    {
        if (keys.Count == 0) return [];
        var turns = await work.ListAsync<TurnRow>($"{Reading.Turns} WHERE t.key{work.Dialect.Among("keys")} ORDER BY t.key DESC", new { keys });
        var heads = (await work.ListAsync<ConversationRow>(
            "SELECT * FROM conversation WHERE key" + work.Dialect.Among("of"),
            new { of = turns.Select(turn => turn.Conversation).Distinct().ToArray() }))
            .ToDictionary(row => row.Key, row => row.ToHead());
        var marked = await work.Dialect.Search.MarkAsync(work, terms, keys);
        return [.. turns.Select(turn => new SearchHit(turn.ToTurn(), heads[turn.Conversation], Pieces(marked.GetValueOrDefault(turn.Key, ""))))];
    }

    private static IReadOnlyList<SearchPiece> Pieces(string marked) =>
        [.. marked.Split('\u0002').SelectMany((part, at) => at == 0 ? [new SearchPiece(part, false)] : Around(part)).Where(piece => piece.Text.Length > 0)];

    private static IEnumerable<SearchPiece> Around(string part)
    {
        var end = part.IndexOf('\u0003', StringComparison.Ordinal);
        return end < 0 ? [new(part, false)] : [new(part[..end], true), new(part[(end + 1)..], false)];
    }
}
