namespace AnkleBot.Conversation;

/// <summary>Every sentence that the bot says by itself, from knowledge/replies.yaml.</summary>
/// <param name="ById">Sentences by id; <c>{name}</c> in them is filled in.</param>
public sealed record Sentences(IReadOnlyDictionary<string, string> ById)
{
    /// <summary>The ids that the conversation uses; replies.yaml holds exactly these.</summary>
    public static IReadOnlyList<string> Needed { get; } =
    [
        "notice", "notice-draft", "notice-again", "agree", "welcome",
        "crisis", "crisis-danger", "crisis-here", "crisis-still",
        "emergency-heading", "urgent-heading", "soon-heading", "emergency-do", "urgent-do", "soon-do", "clinic-line",
        "closed-line", "watch-line", "noted-line", "still-stands", "not-until-seen", "withheld-sign", "withheld-soon",
        "call", "call-emergency", "book", "why-this", "not-meant", "draft-line",
        "why-heading", "why-line", "retract-ask", "take-back", "keep-it", "retracted-emergency", "retracted-other", "kept",
        "intake-offer", "intake-offer-again", "intake-start", "intake-again", "intake-unread", "intake-cannot-assess", "intake-back-at-start",
        "intake-stopped", "back", "why-ask", "check", "all-right", "none-running",
        "summary-told", "summary-self-care", "summary-soon", "summary-safety-net", "summary-see-if", "until-self-care", "until-soon", "keep", "start-over", "started-over",
        "source-line", "more", "no-more", "helped", "not-helped", "helped-thanks", "not-helped-sorry",
        "or-else", "unsure", "unknown", "unknown-near", "person", "person-line", "person-no-line", "topics", "topics-list",
        "unreadable", "no-files",
        "plan", "plan-heading", "plan-intro", "plan-week", "plan-rules", "plan-stop", "plan-wait", "plan-check-first", "plan-not-now",
        "exercises", "exercises-list", "fine-now", "delete-ask", "delete-yes", "delete-no", "deleted", "not-deleted", "dose", "feel", "stop-when",
        "group-invite", "crisis-group", "one-to-one",
        "remind-me", "reminder-set", "reminder-not-here", "reminder", "reminder-soon", "reminder-urgent", "better", "better-reply",
        "not-better", "not-better-reply", "stop-reminders", "reminders-stopped", "staff-writes",
    ];

    public string this[string id] => ById[id];
}

/// <summary>The sentences, as one clinic's bot says them: its name, its numbers and those of its country filled in.</summary>
internal sealed class Voice
{
    private readonly Sentences sentences;
    private readonly Dictionary<string, string> standing;

    public Voice(Sentences sentences, Clinic clinic, Country country)
    {
        this.sentences = sentences;
        Clinic = clinic;
        Country = country;
        standing = new(StringComparer.Ordinal)
        {
            ["clinic"] = clinic.Name,
            ["telephone"] = clinic.Telephone ?? "",
            ["hours"] = clinic.Hours ?? "",
            ["days"] = $"{Reminding.Days}",
            ["emergency"] = country.EmergencyWords,
            ["today"] = country.TodayWords,
            ["crisis-name"] = country.CrisisName,
            ["crisis-number"] = country.CrisisNumber ?? "",
        };
    }

    public Clinic Clinic { get; }

    public Country Country { get; }

    public string Say(string id, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Fill(sentences[id]);
        foreach (var (name, value) in values) text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Fills a text of knowledge that names a number or the clinic.</summary>
    public string Fill(string text)
    {
        foreach (var (name, value) in standing) text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return text;
    }

    public Choice Choice(string id) => new(id, Say(id));

    /// <summary>The ways to reach the clinic, as far as it has them.</summary>
    public IEnumerable<Choice> ToClinic()
    {
        if (Clinic.Telephone is { } telephone) yield return Tel("call", telephone);
        if (Clinic.Booking is { } booking) yield return new("book", Say("book"), booking.ToString());
    }

    public Choice Tel(string id, string number) =>
        new(id, Say(id, ("number", number)), "tel:" + string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+')));
}
