using System.Globalization;
using System.Reflection;

namespace AnkleBot.Records.Sql;

/// <summary>Brings a database forward, a version at a time and never back. The caller holds the database for itself meanwhile.</summary>
internal static class Migrations
{
    /// <summary>The scripts of an engine in their order; a script's number is the version it makes.</summary>
    public static IReadOnlyList<(int Version, string Sql)> Of(string engine)
    {
        var assembly = typeof(Migrations).Assembly;
        var start = $"AnkleBot.Records.Migrations.{engine}.";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(start, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name.AsSpan(start.Length, 3), CultureInfo.InvariantCulture), Read(assembly, name)))];
    }

    public static async Task RunAsync(Work work, IReadOnlyList<(int Version, string Sql)> scripts, TimeProvider time)
    {
        await work.DoAsync("CREATE TABLE IF NOT EXISTS migration (version BIGINT PRIMARY KEY, at BIGINT NOT NULL)");
        var stands = await work.FirstAsync<long?>("SELECT max(version) FROM migration") ?? 0;
        var newest = scripts[^1].Version;
        if (stands > newest)
        {
            throw new RecordsRefusedException(
                $"The record is at version {stands}, and this program knows versions up to {newest}. "
                + "Start the program that wrote it, or a newer one; a record is never taken back to an older version.");
        }
        foreach (var (version, sql) in scripts.Where(script => script.Version > stands))
        {
            await work.DoAsync(sql);
            await work.DoAsync("INSERT INTO migration (version, at) VALUES (@version, @at)", new { version, at = Storable.Time(time.GetUtcNow()) });
        }
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
