using AnkleBot.Conversation;
using AnkleBot.Triage;

namespace AnkleBot.Records.Sql;

/// <summary>A row of table turn.</summary>
internal sealed class TurnRow
{
    public long Key { get; set; }

    /// <summary>The conversation's key.</summary>
    public long Conversation { get; set; }

    /// <summary>The conversation's id.</summary>
    public string Id { get; set; } = "";

    public long Number { get; set; }

    public string Clinic { get; set; } = "";

    public string? Activity { get; set; }

    public long At { get; set; }

    public string? Said { get; set; }

    public string? Choice { get; set; }

    public string Replies { get; set; } = "";

    public string? Kind { get; set; }

    public string Urgency { get; set; } = "";

    public long Crisis { get; set; }

    public string Flags { get; set; } = "";

    public string? Entry { get; set; }

    public double Confidence { get; set; }

    public string Trace { get; set; } = "";

    public long Unanswered { get; set; }

    public long Thumb { get; set; }

    public string? Verdict { get; set; }

    public static TurnRow Of(RecordedTurn turn, long conversation, string clinic) => new()
    {
        Conversation = conversation,
        Number = turn.Number,
        Clinic = clinic,
        Activity = turn.Activity is { } activity ? Storable.Id(activity) : null,
        At = Storable.Time(turn.At),
        Said = Storable.Message(turn.Said),
        Choice = Storable.Text(turn.Choice),
        Replies = StoredJson.Write(turn.Replies),
        Kind = turn.Kind?.ToString(),
        Urgency = turn.Urgency.ToString(),
        Crisis = turn.Crisis ? 1 : 0,
        Flags = StoredJson.Write(turn.Flags),
        Entry = turn.Entry,
        Confidence = turn.Confidence,
        Trace = StoredJson.Write(turn.Trace),
        Unanswered = turn.Trace.Unanswered ? 1 : 0,
    };

    public RecordedTurn ToTurn() => new()
    {
        Conversation = Id,
        Number = Number,
        Activity = Activity,
        At = Storable.Time(At),
        Said = Said,
        Choice = Choice,
        Replies = StoredJson.Replies(Replies),
        Kind = Kind is null ? null : Enum.Parse<TurnKind>(Kind),
        Urgency = Enum.Parse<Urgency>(Urgency),
        Crisis = Crisis == 1,
        Flags = StoredJson.Texts(Flags),
        Entry = Entry,
        Confidence = Confidence,
        Trace = StoredJson.Trace(Trace),
        Thumb = (Thumb)Thumb,
        Verdict = StoredJson.Verdict(Verdict),
    };
}
