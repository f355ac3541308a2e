using System.Text;
using AnkleBot.Records.Sql;

namespace AnkleBot.Records.Sqlite;

/// <summary>FTS5, walked from its newest row.</summary>
internal sealed class SqliteTextIndex : ITextIndex
{
    public async Task<IReadOnlyList<long>> FindAsync(
        Work work, IReadOnlyList<string> terms, IReadOnlyList<string> clinics, long before, int most) =>
        await work.ListAsync<long>(
            "SELECT rowid FROM turn_text WHERE turn_text MATCH @match AND rowid < @before ORDER BY rowid DESC LIMIT @most",
            new { match = $"scope : ({string.Join(" OR ", clinics.Select(Scope))}) AND said : ({Match(terms)})", before, most });

    public async Task<IReadOnlyDictionary<long, string>> MarkAsync(Work work, IReadOnlyList<string> terms, IReadOnlyList<long> turns)
    {
        var marked = new Dictionary<long, string>();
        // One row at a time: with a list, FTS5 would walk every match to see which ones are in it.
        foreach (var key in turns)
        {
            marked[key] = await work.FirstAsync<string>(
                "SELECT highlight(turn_text, 0, char(2), char(3)) FROM turn_text WHERE turn_text MATCH @match AND rowid = @key",
                new { match = $"said : ({Match(terms)})", key }) ?? "";
        }
        return marked;
    }

    /// <summary>Every term in quotes, so that none of it is read as the language of FTS5.</summary>
    private static string Match(IReadOnlyList<string> terms) => string.Join(" AND ", terms.Select(term => $"\"{term}\""));

    /// <summary>As the column scope of table turn.</summary>
    private static string Scope(string clinic) => $"c{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(clinic))}q";
}
