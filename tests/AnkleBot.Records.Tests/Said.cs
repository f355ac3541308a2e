using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Triage;

namespace AnkleBot.Records.Tests;

/// <summary>Conversations as the turn handler would record them.</summary>
internal static class Said
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static ConversationHead Head(string id, string clinic = "riverside", string user = "runner-1") => new()
    {
        Id = id, Clinic = clinic, Channel = "webchat", User = user, Created = Start, Updated = Start,
    };

    public static (ConversationHead After, RecordedTurn Turn) Next(
        this ConversationHead head, string said, string? activity = null, DateTimeOffset? at = null,
        Urgency urgency = Urgency.None, IReadOnlyList<string>? flags = null, bool unanswered = false)
    {
        var number = head.Turns + 1;
        var when = at ?? Start.AddMinutes(number);
        IReadOnlyList<string> stand = [.. head.Flags.Union(flags ?? [])];
        var finding = new Finding("sore", Context.Present, new Span(0, 4), "sore", "language/signs.yaml:1");
        var assessment = new Assessment(
            urgency > head.Urgency ? urgency : head.Urgency, false, [.. stand.Select(flag => new RaisedFlag(flag, urgency, "red-flags/x.yaml:1", [finding]))]);
        return (
            head with
            {
                State = head.State with { Findings = [finding], Said = [.. head.State.Said, said ?? ""], Assessment = assessment, Answers = new Dictionary<string, string> { ["turns"] = $"{number}" } },
                Updated = when, Turns = number, Urgency = assessment.Urgency, Flags = stand, Unanswered = head.Unanswered + (unanswered ? 1 : 0),
            },
            new()
            {
                Conversation = head.Id, Number = number, Activity = activity ?? $"{head.Id}-{number}", At = when, Said = said,
                Replies = [new Reply($"reply {number}") { Choices = [new("yes", "Yes")], Steps = ["one", "two"] }],
                Kind = unanswered ? TurnKind.Handover : TurnKind.Answer, Urgency = assessment.Urgency, Flags = stand,
                Entry = unanswered ? null : "ice-how-long", Confidence = 0.75,
                Trace = new([finding], assessment.Flags, [new("ice-how-long", "How long?", 7.5, 0.75)], ["massage"], unanswered, "v1"),
            });
    }

    /// <summary>Records what a runner says one after another, and gives back where the conversation stands.</summary>
    public static async Task<ConversationHead> TellAsync(this IRecords records, ConversationHead head, params string[] messages)
    {
        foreach (var said in messages)
        {
            var (after, turn) = head.Next(said);
            Assert.Equal(Appended.Written, await records.AppendAsync(after, turn));
            head = after;
        }
        return head;
    }

    /// <summary>Waits for a thing instead of for a time.</summary>
    public static async Task<T> SoonAsync<T>(this Task<T> work) => await work.WaitAsync(TimeSpan.FromSeconds(30));
}
