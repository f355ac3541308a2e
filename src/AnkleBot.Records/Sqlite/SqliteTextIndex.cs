using System.Text;
using AnkleBot.Records.Sql;

namespace AnkleBot.Records.Sqlite;

/// <summary>
/// FTS5, walked from its newest row. Clinics are looked up in the rows that were found; only when most of those are other
/// clinics' is the walk bound to the clinics inside the index, where finding a rare word costs more than a few rows.
/// </summary>
internal sealed class SqliteTextIndex : ITextIndex
{
    private const int Further = 10;

    public async Task<IReadOnlyList<long>> FindAsync(
        Work work, IReadOnlyList<string> terms, IReadOnlyList<string> clinics, long before, int most)
    {
        foreach (var limit in (int[])[most, most * Further])
        {
            var rows = await work.ListAsync<(long Key, string Clinic)>(
                """
                SELECT t.key, t.clinic FROM (
                  SELECT rowid AS key FROM turn_text WHERE turn_text MATCH @match AND rowid < @before ORDER BY rowid DESC LIMIT @limit) f
                JOIN turn t ON t.key = f.key ORDER BY t.key DESC
                """,
                new { match = $"said : ({Match(terms)})", before, limit });
            var own = rows.Where(row => clinics.Contains(row.Clinic)).Select(row => row.Key).Take(most).ToList();
            if (own.Count == most || rows.Count < limit) return own;
        }
        return await work.ListAsync<long>(
            "SELECT rowid FROM turn_text WHERE turn_text MATCH @match AND rowid < @before ORDER BY rowid DESC LIMIT @most",
            new { match = $"scope : ({string.Join(" OR ", clinics.Select(Scope))}) AND said : ({Match(terms)})", before, most });
    }

    public async Task<IReadOnlyDictionary<long, string>> MarkAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<long> turns)
    {
        var match = $"said : ({Match(terms)})";
        // Mostly the page is all that lies between its ends; what isn't met on a short walk is looked up row by row.
        var marked = (await work.ListAsync<(long Key, string Marked)>(
            """
            SELECT rowid, highlight(turn_text, 0, char(2), char(3)) FROM turn_text
            WHERE turn_text MATCH @match AND rowid BETWEEN @oldest AND @newest ORDER BY rowid DESC LIMIT @most
            """,
            new { match, oldest = turns[^1], newest = turns[0], most = turns.Count * 2 })).ToDictionary(row => row.Key, row => row.Marked);
        foreach (var key in turns.Where(key => !marked.ContainsKey(key)))
        {
            marked[key] = await work.FirstAsync<string>(
                "SELECT highlight(turn_text, 0, char(2), char(3)) FROM turn_text WHERE turn_text MATCH @match AND rowid = @key",
                new { match, key }) ?? "";
        }
        return marked;
    }

    /// <summary>Every term in quotes, so that none of it is read as the language of FTS5.</summary>
    private static string Match(IReadOnlyList<string> terms) => string.Join(" AND ", terms.Select(term => $"\"{term}\""));

    /// <summary>As the column scope of table turn.</summary>
    private static string Scope(string clinic) => $"c{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(clinic))}q";
}
