using System.Text.Json;
using AnkleBot.Records.Commands;
using AnkleBot.Records.Tests.Rig;

namespace AnkleBot.Records.Tests;

[Collection(nameof(Databases))]
public sealed class ExportTests(Databases databases)
{
    [Theory, OnBoth]
    public async Task One_runner_or_one_clinic_is_exported_as_json_lines(RecordsKind kind)
    {
        var records = await FilledAsync(kind);

        Assert.Equal(["c2", "c1"], await IdsAsync(records, new(["riverside"])));
        Assert.Equal(["c2"], await IdsAsync(records, new(["riverside"]) { User = "robin" }));
        Assert.Equal(["exported", "exported"], (await records.AuditLinesAsync(["riverside"])).Items.Select(line => line.Did));
    }

    [Fact]
    public async Task A_spreadsheet_runs_nothing_of_what_a_runner_wrote()
    {
        using var text = new StringWriter();
        var records = await FilledAsync(RecordsKind.Sqlite);
        await new Export(records, TimeProvider.System).RunAsync(new(["riverside"]), ExportFormat.Csv, text, "ana", null, CancellationToken.None);

        Assert.Contains("\"'=cmd|' /C calc'!A0\"", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"'  +1, \"\"quoted\"\"\nand more\"", text.ToString(), StringComparison.Ordinal);
    }

    private async Task<IRecords> FilledAsync(RecordsKind kind)
    {
        var records = await (await databases.NewAsync(kind)).OpenAsync();
        await records.TellAsync(Said.Head("c1"), "=cmd|' /C calc'!A0", "  +1, \"quoted\"\nand more");
        await records.TellAsync(Said.Head("c2", user: "robin"), "@sum", "three", "four");
        await records.TellAsync(Said.Head("c3", clinic: "hillside"), "five");
        return records;
    }

    private static async Task<IEnumerable<string>> IdsAsync(IRecords records, ConversationQuery query)
    {
        using var text = new StringWriter();
        await new Export(records, TimeProvider.System).RunAsync(query, ExportFormat.JsonLines, text, "ana", null, CancellationToken.None);
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize(line, RecordJson.Default.Transcript)!.Conversation.Id)];
    }
}
