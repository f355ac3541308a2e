using AnkleBot.Triage;

namespace AnkleBot.Records.Sql;

/// <summary>A row of table conversation.</summary>
internal sealed class ConversationRow
{
    public long Key { get; set; }

    public string Id { get; set; } = "";

    public string Clinic { get; set; } = "";

    public string Channel { get; set; } = "";

    public string Person { get; set; } = "";

    public string? Reference { get; set; }

    public string State { get; set; } = "";

    public string? Notice { get; set; }

    public long? Agreed { get; set; }

    public long Created { get; set; }

    public long Updated { get; set; }

    public long Turns { get; set; }

    public string Urgency { get; set; } = "";

    public long Crisis { get; set; }

    public string Flags { get; set; } = "[]";

    public long Person_Asked { get; set; }

    public long Unanswered { get; set; }

    public long Thumbs_Up { get; set; }

    public long Thumbs_Down { get; set; }

    public string Status { get; set; } = "New";

    public string Labels { get; set; } = "[]";

    public string? Assignee { get; set; }

    public static ConversationRow Of(ConversationHead head) => new()
    {
        Id = Storable.Id(head.Id),
        Clinic = Storable.Id(head.Clinic),
        Channel = Storable.Id(head.Channel),
        Person = Storable.Id(head.User),
        Reference = Storable.Text(head.Reference),
        State = StoredJson.Write(head.State),
        Notice = Storable.Text(head.Notice),
        Agreed = head.Agreed is { } agreed ? Storable.Time(agreed) : null,
        Created = Storable.Time(head.Created),
        Updated = Storable.Time(head.Updated),
        Turns = head.Turns,
        Urgency = head.Urgency.ToString(),
        Crisis = head.Crisis ? 1 : 0,
        Flags = StoredJson.Write(head.Flags),
        Person_Asked = head.PersonAsked ? 1 : 0,
        Unanswered = head.Unanswered,
    };

    public ConversationHead ToHead() => new()
    {
        Id = Id,
        Clinic = Clinic,
        Channel = Channel,
        User = Person,
        Reference = Reference,
        State = StoredJson.State(State),
        Notice = Notice,
        Agreed = Agreed is { } agreed ? Storable.Time(agreed) : null,
        Created = Storable.Time(Created),
        Updated = Storable.Time(Updated),
        Turns = Turns,
        Urgency = Enum.Parse<Urgency>(Urgency),
        Crisis = Crisis == 1,
        Flags = StoredJson.Texts(Flags),
        PersonAsked = Person_Asked == 1,
        Unanswered = Unanswered,
        ThumbsUp = Thumbs_Up,
        ThumbsDown = Thumbs_Down,
        Review = new(Enum.Parse<ReviewStatus>(Status), StoredJson.Texts(Labels), Assignee),
    };
}
