using System.Text;
using System.Text.RegularExpressions;
using AnkleBot.Records.Sql;

namespace AnkleBot.Records.Sqlite;

/// <summary>FTS5, walked from its newest row.</summary>
internal sealed partial class SqliteTextIndex : ITextIndex
{
    public async Task<IReadOnlyList<long>> FindAsync(Work work, string words, IReadOnlyList<string> clinics, long before, int most) =>
        await work.ListAsync<long>(
            "SELECT rowid FROM turn_text WHERE turn_text MATCH @match AND rowid < @before ORDER BY rowid DESC LIMIT @most",
            new { match = $"scope : ({string.Join(" OR ", clinics.Select(Scope))}) AND said : ({Match(words)})", before, most });

    public async Task<IReadOnlyDictionary<long, string>> MarkAsync(Work work, string words, IReadOnlyList<long> turns)
    {
        var rows = await work.ListAsync<(long Key, string Marked)>(
            "SELECT rowid, highlight(turn_text, 0, char(2), char(3)) FROM turn_text WHERE turn_text MATCH @match AND rowid IN @turns",
            new { match = $"said : ({Match(words)})", turns });
        return rows.ToDictionary(row => row.Key, row => row.Marked);
    }

    /// <summary>Every word in quotes, so that none of it is read as the language of FTS5.</summary>
    private static string Match(string words) =>
        string.Join(" AND ", Terms().Matches(words).Select(term => $"\"{term.Value.Replace("\"", "", StringComparison.Ordinal)}\""));

    /// <summary>As the column scope of table turn.</summary>
    private static string Scope(string clinic) => $"c{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(clinic))}q";

    [GeneratedRegex("\"[^\"]*\"|[^\\s\"]+|\"")]
    private static partial Regex Terms();
}
