using AnkleBot.Records.Sql;

namespace AnkleBot.Records.Postgres;

/// <summary>
/// tsvector with GIN. GIN knows no order, so the newest messages are looked for in the latest stretch of about a thousand,
/// then in ever longer ones: a common word is found in the first, and a rare one has few rows anywhere.
/// </summary>
internal sealed class PostgresTextIndex : ITextIndex
{
    /// <summary>As migration 003 writes them: the letter, and how many bits of the key a stretch spans.</summary>
    private static readonly (string Letter, int Bits)[] Stretches = [("S", 10), ("M", 15), ("L", 20)];

    public async Task<IReadOnlyList<long>> FindAsync(
        Work work, IReadOnlyList<string> terms, IReadOnlyList<string> clinics, long before, int most)
    {
        var asked = await QueryAsync(work, terms);
        if (asked is null) return [];
        var scope = string.Join(" | ", clinics.Select(Scope));
        var top = Math.Min(before, asked.Newest + 1);
        foreach (var (letter, bits) in Stretches)
        {
            var last = (top - 1) >> bits;
            var stretch = $"{letter}{last} | {letter}{Math.Max(0, last - 1)}";
            var found = await InAsync(work, $"({asked.Words}) & ({scope}) & ({stretch})", top, most);
            if (found.Count == most || last <= 1) return found;
        }
        return await InAsync(work, $"({asked.Words}) & ({scope})", top, most);
    }

    public async Task<IReadOnlyDictionary<long, string>> MarkAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<long> turns)
    {
        var asked = await QueryAsync(work, terms);
        var rows = await work.ListAsync<(long Key, string Marked)>(
            """
            SELECT key, ts_headline('english', said, @words::tsquery, 'HighlightAll=true, StartSel=' || chr(2) || ', StopSel=' || chr(3))
            FROM turn WHERE key = ANY(@turns)
            """,
            new { words = asked!.Words, turns });
        return rows.ToDictionary(row => row.Key, row => row.Marked);
    }

    /// <summary>The words as PostgreSQL stems them; null when nothing but stop words is left.</summary>
    private static async Task<Asked?> QueryAsync(Work work, IReadOnlyList<string> terms)
    {
        var all = string.Join(" && ", terms.Select((_, at) => $"phraseto_tsquery('english', @t{at})"));
        var with = terms.Select((term, at) => (Name: $"t{at}", Value: (object?)term)).ToDictionary(term => term.Name, term => term.Value);
        var asked = await work.FirstAsync<Asked>(
            $"SELECT ({all})::text AS words, coalesce((SELECT max(key) FROM turn), 0) AS newest", with);
        return string.IsNullOrEmpty(asked!.Words) ? null : asked;
    }

    /// <summary>Materialized, since the planner would else walk the whole table backwards for a word that it takes for a common one.</summary>
    private static Task<List<long>> InAsync(Work work, string query, long before, int most) => work.ListAsync<long>(
        """
        WITH found AS MATERIALIZED (SELECT key FROM turn WHERE words @@ @query::tsquery AND key < @before)
        SELECT key FROM found ORDER BY key DESC LIMIT @most
        """,
        new { query, before, most });

    /// <summary>A word in quotes, as it stands.</summary>
    private static string Scope(string clinic) => "'C" + Storable.Text(clinic)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    private sealed class Asked
    {
        public string Words { get; set; } = "";

        public long Newest { get; set; }
    }
}
