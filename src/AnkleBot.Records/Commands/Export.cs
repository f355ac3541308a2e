using System.Text.Json;

namespace AnkleBot.Records.Commands;

/// <summary>How an export is written.</summary>
public enum ExportFormat
{
    /// <summary>A line a conversation, with all that is on record.</summary>
    JsonLines,

    /// <summary>A line a turn, for a spreadsheet.</summary>
    Csv,
}

/// <summary>Writes conversations out: one clinic's, or one runner's.</summary>
public sealed class Export(IRecords records, TimeProvider time)
{
    private const int PageSize = 200;

    /// <param name="query">Which conversations.</param>
    /// <param name="who">Who asked for it, for the audit line, which is written first.</param>
    /// <returns>How many conversations were written.</returns>
    public async Task<int> RunAsync(
        ConversationQuery query, ExportFormat format, TextWriter to, string who, IProgress<int>? progress, CancellationToken stopping)
    {
        foreach (var clinic in query.Clinics)
            await records.AuditAsync(new(time.GetUtcNow(), who, "exported", clinic, null, query.User is null ? $"{format}" : $"{format} of one runner"), stopping);
        if (format == ExportFormat.Csv) await to.WriteLineAsync(Csv.Line(Csv.Heading));

        var count = 0;
        for (string? after = null; ;)
        {
            var page = await records.ListAsync(query, after, PageSize, stopping);
            foreach (var head in page.Items) await WriteAsync(head, format, to, stopping);
            count += page.Items.Count;
            progress?.Report(count);
            after = page.Next;
            if (after is null) return count;
        }
    }

    private async Task WriteAsync(ConversationHead head, ExportFormat format, TextWriter to, CancellationToken stopping)
    {
        var turns = new List<RecordedTurn>();
        for (var more = true; more;)
        {
            var next = await records.TurnsAsync(head.Id, turns.Count == 0 ? 0 : turns[^1].Number, 1000, stopping);
            turns.AddRange(next);
            more = next.Count == 1000;
        }
        if (format == ExportFormat.Csv)
        {
            foreach (var turn in turns) await to.WriteLineAsync(Csv.Line(Csv.Row(head, turn)).AsMemory(), stopping);
            return;
        }
        var transcript = new Transcript(head, turns, await records.NotesAsync(head.Id, stopping));
        await to.WriteLineAsync(JsonSerializer.Serialize(transcript, RecordJson.Default.Transcript).AsMemory(), stopping);
    }
}

/// <summary>A conversation with all that is on record.</summary>
public sealed record Transcript(ConversationHead Conversation, IReadOnlyList<RecordedTurn> Turns, IReadOnlyList<Note> Notes);
