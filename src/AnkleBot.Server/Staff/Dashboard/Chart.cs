namespace AnkleBot.Server.Staff.Dashboard;

/// <summary>A table of numbers, from which the browser draws a chart.</summary>
/// <param name="Id">Its name in the page's addresses.</param>
/// <param name="Title">What it tells of.</param>
/// <param name="Said">What its numbers are, in a sentence; null when the title says it.</param>
/// <param name="Drawn">How.</param>
/// <param name="First">The heading of the rows' names.</param>
/// <param name="Series">The columns.</param>
/// <param name="Rows">The rows, in order.</param>
internal sealed record Chart(string Id, string Title, string? Said, Drawn Drawn, string First, IReadOnlyList<Series> Series, IReadOnlyList<Row> Rows)
{
    public bool IsEmpty => Rows.All(row => row.Values.All(value => value is null or 0));
}

/// <param name="Colour">A colour of look.css, without its hyphens.</param>
internal sealed record Series(string Name, string Colour);

/// <param name="Values">For each series; null where there is none.</param>
internal sealed record Row(string Name, IReadOnlyList<double?> Values);

internal enum Drawn
{
    /// <summary>A table alone.</summary>
    Not,

    /// <summary>Bars on one another.</summary>
    Stacked,

    Line,

    /// <summary>Bars that lie down, for long names.</summary>
    Lying,
}
