using Microsoft.Extensions.Options;

namespace AnkleBot.Records.Commands;

/// <summary>Deletes conversations that are older than their clinic keeps them; for the command <c>purge</c> and every night.</summary>
public sealed class Purge(IRecords records, IOptions<RecordsOptions> options, TimeProvider time)
{
    /// <summary>A piece; runners' turns go in between.</summary>
    private const int Piece = 200;

    /// <param name="clinic">Null for every clinic.</param>
    /// <param name="progress">Hears after every piece how many of a clinic's conversations are deleted so far.</param>
    /// <returns>How many conversations were deleted.</returns>
    public async Task<int> RunAsync(string? clinic, string who, IProgress<(string Clinic, int Deleted)>? progress, CancellationToken stopping)
    {
        var saved = await records.RetentionsAsync(stopping);
        var total = 0;
        foreach (var each in clinic is null ? await records.ClinicsAsync(stopping) : [clinic])
        {
            var before = time.GetUtcNow().AddDays(-DaysOf(each, saved));
            for (int deleted = 0, piece = Piece; piece == Piece;)
            {
                piece = await records.PurgeAsync(each, before, Piece, who, stopping);
                deleted += piece;
                total += piece;
                if (piece > 0) progress?.Report((each, deleted));
            }
        }
        return total;
    }

    /// <summary>What staff saved wins over what is configured.</summary>
    private int DaysOf(string clinic, IReadOnlyDictionary<string, int> saved) =>
        saved.TryGetValue(clinic, out var days) ? days
        : options.Value.RetentionDaysByClinic.TryGetValue(clinic, out days) ? days
        : options.Value.RetentionDays;
}
