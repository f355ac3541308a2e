using System.Text.Json;
using AnkleBot.Triage;

namespace AnkleBot.Records.Sql;

/// <summary>
/// What a conversation can be filtered by. Each facet of a conversation is a row ordered by time, so that a filter walks
/// an index from its newest row, at a million conversations as at a hundred.
/// </summary>
internal static class Facet
{
    public const string All = "all";
    public const string Crisis = "crisis";
    public const string PersonAsked = "person-asked";
    public const string Unanswered = "unanswered";

    public static string User(string user) => "user:" + user;

    public static string Label(string label) => "label:" + label;

    public static string Assignee(string assignee) => "assignee:" + assignee;

    public static string Flag(string flag) => "flag:" + flag;

    public static string Channel(string channel) => "channel:" + channel;

    public static string Urgency(Urgency urgency) => "urgency:" + Lower(urgency);

    public static string Status(ReviewStatus status) => "status:" + Lower(status);

    public static string Thumb(Thumb thumb) => "thumb:" + Lower(thumb);

    public static string Lower(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Those that follow from the conversation itself; thumbs and reviews set their own.</summary>
    public static IReadOnlyList<string> Of(ConversationHead head)
    {
        var facets = new List<string> { All, User(head.User), Channel(head.Channel), Urgency(head.Urgency) };
        if (head.Crisis) facets.Add(Crisis);
        if (head.PersonAsked) facets.Add(PersonAsked);
        if (head.Unanswered > 0) facets.Add(Unanswered);
        facets.AddRange(head.Flags.Select(Flag));
        return facets;
    }

    public static IReadOnlyList<string> Of(Review review)
    {
        var facets = new List<string> { Status(review.Status) };
        if (review.Assignee is { } assignee) facets.Add(Assignee(assignee));
        facets.AddRange(review.Labels.Select(Label));
        return facets;
    }
}
