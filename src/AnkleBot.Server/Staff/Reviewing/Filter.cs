using System.Globalization;
using AnkleBot.Records;
using AnkleBot.Server.Staff.Access;
using AnkleBot.Triage;
using Microsoft.AspNetCore.Http.Extensions;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>Which conversations are listed, as it stands in the address. What can't be read is left out, and said.</summary>
internal sealed record Filter
{
    private const int LongestValue = 200;
    private const int MostValues = 20;
    private const string Day = "yyyy-MM-dd";

    /// <summary>What is searched for; empty for a plain list.</summary>
    public string Words { get; private init; } = "";

    public string? Clinic { get; private init; }

    public DateOnly? From { get; private init; }

    public DateOnly? Through { get; private init; }

    public Urgency? Urgency { get; private init; }

    public ReviewStatus? Status { get; private init; }

    public string? Assignee { get; private init; }

    public string? Channel { get; private init; }

    public IReadOnlyList<string> Flags { get; private init; } = [];

    public IReadOnlyList<string> Labels { get; private init; } = [];

    public bool Crisis { get; private init; }

    public bool Person { get; private init; }

    public bool Unanswered { get; private init; }

    public bool ThumbDown { get; private init; }

    /// <summary>What of the address could not be read, in sentences.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    public bool IsEmpty => Address().Length == 0;

    public static Filter Read(IQueryCollection query, Person person)
    {
        var problems = new List<string>();
        return new()
        {
            Words = Text("q") ?? "",
            Clinic = Text("clinic") is { } clinic ? Known(clinic, person.Sees(clinic), "clinic of yours") : null,
            From = Date("from"),
            Through = Date("through"),
            Urgency = Choice<Urgency>("urgency"),
            Status = Choice<ReviewStatus>("status"),
            Assignee = Text("assignee"),
            Channel = Text("channel"),
            Flags = Texts("flag"),
            Labels = Texts("label"),
            Crisis = Flag("crisis"),
            Person = Flag("person"),
            Unanswered = Flag("unanswered"),
            ThumbDown = Flag("thumb-down"),
            Problems = problems,
        };

        string? Text(string name) => Texts(name) is [var first, ..] ? first : null;

        IReadOnlyList<string> Texts(string name)
        {
            var given = query[name].Select(value => value?.Trim() ?? "").Where(value => value.Length > 0).Distinct().ToList();
            if (given.Count > MostValues || given.Any(value => value.Length > LongestValue)) problems.Add($"“{name}” is too long and is left out.");
            return [.. given.Where(value => value.Length <= LongestValue).Take(MostValues)];
        }

        T? Choice<T>(string name) where T : struct, Enum
        {
            if (Text(name) is not { } text) return null;
            foreach (var value in Enum.GetValues<T>())
            {
                if (Kebab(value).Equals(text, StringComparison.OrdinalIgnoreCase)) return value;
            }
            problems.Add($"There is no {name} “{text}”; it is left out. There are: {string.Join(", ", Enum.GetValues<T>().Select(value => Kebab(value)))}.");
            return null;
        }

        DateOnly? Date(string name)
        {
            if (Text(name) is not { } text) return null;
            if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 9000) return day;
            problems.Add($"“{text}” is not a day such as 2026-03-31; it is left out.");
            return null;
        }

        bool Flag(string name) => Text(name) is "on" or "true" or "1";

        string? Known(string value, bool known, string what)
        {
            if (known) return value;
            problems.Add($"“{value}” is no {what}; it is left out.");
            return null;
        }
    }

    /// <summary>As the record is asked. It never reaches beyond the person's clinics.</summary>
    public ConversationQuery Query(Person person, Clock clock) => new(Clinic is null ? person.Clinics : [.. person.Clinics.Where(key => key.Equals(Clinic, StringComparison.OrdinalIgnoreCase))])
    {
        From = From is { } from ? clock.Begins(from) : null,
        Before = Through is { } through ? clock.Begins(through.AddDays(1)) : null,
        Urgency = Urgency,
        Status = Status,
        Assignee = Assignee == "me" ? person.Email : Assignee,
        Channel = Channel,
        Flags = Flags,
        Labels = Labels,
        Crisis = Crisis,
        PersonAsked = Person,
        Unanswered = Unanswered,
        Thumb = ThumbDown ? Thumb.Down : Thumb.None,
    };

    /// <summary>The same as an address's query, with its question mark; empty when nothing is set.</summary>
    /// <param name="after">Where a page of the list begins.</param>
    /// <param name="handler">What a page does with it; null for showing it.</param>
    public string Address(string? after = null, string? handler = null) => Address(Parts(), after, handler);

    /// <summary>What is set, in words, each with the address of the list without it.</summary>
    public IEnumerable<(string Words, string Without)> Set(Names names) =>
        Parts().Select((part, at) => (Told(part.Name, part.Value, names), Address(Parts().Where((_, other) => other != at))));

    public static string Kebab(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string Address(IEnumerable<(string Name, string Value)> parts, string? after = null, string? handler = null)
    {
        var query = new QueryBuilder(parts.Select(part => KeyValuePair.Create(part.Name, part.Value)));
        if (after is not null) query.Add("after", after);
        if (handler is not null) query.Add("handler", handler);
        return query.ToString();
    }

    private string Told(string name, string value, Names names) => name switch
    {
        "q" => $"Words: {value}",
        "clinic" => $"Clinic: {names.Clinic(value)}",
        "through" => $"Until: {value}",
        "urgency" => $"Urgency: {Marks.Word(Urgency!.Value)}",
        "flag" => $"Flag: {names.Flag(value)}",
        "crisis" => "Crisis",
        "person" => "Asked for a person",
        "unanswered" => "Unanswered",
        "thumb-down" => "Thumb down",
        "assignee" => $"Looked after by: {value}",
        _ => $"{char.ToUpperInvariant(name[0])}{name[1..]}: {value}",
    };

    private IEnumerable<(string Name, string Value)> Parts()
    {
        if (Words.Length > 0) yield return ("q", Words);
        if (Clinic is not null) yield return ("clinic", Clinic);
        if (From is { } from) yield return ("from", from.ToString(Day, CultureInfo.InvariantCulture));
        if (Through is { } through) yield return ("through", through.ToString(Day, CultureInfo.InvariantCulture));
        if (Urgency is { } urgency) yield return ("urgency", Kebab(urgency));
        if (Crisis) yield return ("crisis", "on");
        foreach (var flag in Flags) yield return ("flag", flag);
        if (Person) yield return ("person", "on");
        if (Unanswered) yield return ("unanswered", "on");
        if (ThumbDown) yield return ("thumb-down", "on");
        foreach (var label in Labels) yield return ("label", label);
        if (Status is { } status) yield return ("status", Kebab(status));
        if (Assignee is not null) yield return ("assignee", Assignee);
        if (Channel is not null) yield return ("channel", Channel);
    }
}
