using System.Globalization;

namespace AnkleBot.Records;

/// <summary>A page of a list.</summary>
/// <param name="Items">May be fewer than asked for, even none, though more follow: a page reads a bounded stretch.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What stands on both sides of a conversation in a list, the one that moved last first.</summary>
/// <param name="Newer">The id of the one above; null at the top.</param>
/// <param name="Older">The id of the one below; null at the end.</param>
public sealed record Beside(string? Newer, string? Older);

/// <summary>A turn in which the words were found.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Conversation">Its conversation.</param>
/// <param name="Pieces">What was said, cut where the words begin and end.</param>
public sealed record SearchHit(RecordedTurn Turn, ConversationHead Conversation, IReadOnlyList<SearchPiece> Pieces);

/// <summary>A piece of a message that was found.</summary>
public sealed record SearchPiece(string Text, bool Marked);

/// <summary>How often something happened at a clinic on a day (UTC).</summary>
/// <param name="Name">See <see cref="Counted"/>.</param>
public sealed record DayCount(string Clinic, DateOnly Day, string Name, long Count);

/// <summary>The names that are counted.</summary>
public static class Counted
{
    public const string Conversations = "conversations";
    public const string Turns = "turns";
    public const string Unanswered = "unanswered";
    public const string Reviewed = "reviewed";

    /// <summary>Conversations in which words of self-harm were read.</summary>
    public const string Crisis = "crisis";

    /// <summary>Conversations in which a person was asked for.</summary>
    public const string PersonAsked = "person-asked";

    /// <summary>Minutes from a conversation's last message to its review, summed; by <see cref="Reviewed"/> it is the mean.</summary>
    public const string ReviewMinutes = "review-minutes";

    /// <summary>Turns of a kind, such as <c>kind:answer</c>.</summary>
    public static string Kind(Conversation.TurnKind kind) => "kind:" + Sql.Facet.Lower(kind);

    /// <summary>Conversations that rose to an urgency.</summary>
    public static string Urgency(Triage.Urgency urgency) => Sql.Facet.Urgency(urgency);

    /// <summary>Conversations in which a flag was raised.</summary>
    public static string Flag(string flag) => Sql.Facet.Flag(flag);

    public static string Thumb(Thumb thumb) => Sql.Facet.Thumb(thumb);
}

/// <summary>A place in a list: what it is ordered by, and the row.</summary>
internal readonly record struct Place(long Order, long Key) : IComparable<Place>
{
    public static readonly Place Top = new(long.MaxValue, long.MaxValue);

    public int CompareTo(Place other) => Order != other.Order ? Order.CompareTo(other.Order) : Key.CompareTo(other.Key);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}.{Key}");

    public static Place Read(string? after)
    {
        if (after is null) return Top;
        var parts = after.Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? new(order, key)
            : throw new ArgumentException("This is not the next of a page.", nameof(after));
    }
}
