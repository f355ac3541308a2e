using AnkleBot.Records.Sql;
using AnkleBot.Triage;

namespace AnkleBot.Records;

/// <summary>Which conversations; everything that is set must hold.</summary>
/// <param name="Clinics">The clinics that the reader may see, at least one.</param>
public sealed record ConversationQuery(IReadOnlyList<string> Clinics)
{
    /// <summary>Moved last at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Moved last before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    public Urgency? Urgency { get; init; }

    public bool Crisis { get; init; }

    public bool PersonAsked { get; init; }

    /// <summary>At least one question that nothing answered.</summary>
    public bool Unanswered { get; init; }

    /// <summary>At least one such thumb.</summary>
    public Thumb Thumb { get; init; }

    /// <summary>Flag ids, all of which stand.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Labels, all of which it has.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public ReviewStatus? Status { get; init; }

    public string? Assignee { get; init; }

    public string? Channel { get; init; }

    /// <summary>The channel's id of one runner.</summary>
    public string? User { get; init; }

    /// <summary>The names of its facets, those that few conversations have first: the first one is walked, the others are looked up.</summary>
    internal IReadOnlyList<string> Facets()
    {
        var facets = new List<string>();
        if (User is not null) facets.Add(Facet.User(User));
        facets.AddRange(Labels.Select(Facet.Label));
        if (Assignee is not null) facets.Add(Facet.Assignee(Assignee));
        if (Crisis) facets.Add(Facet.Crisis);
        facets.AddRange(Flags.Select(Facet.Flag));
        if (PersonAsked) facets.Add(Facet.PersonAsked);
        if (Thumb != Thumb.None) facets.Add(Facet.Thumb(Thumb));
        if (Unanswered) facets.Add(Facet.Unanswered);
        if (Urgency is { } urgency) facets.Add(Facet.Urgency(urgency));
        if (Status is { } status) facets.Add(Facet.Status(status));
        if (Channel is not null) facets.Add(Facet.Channel(Channel));
        return facets;
    }
}
