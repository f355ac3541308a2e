using AnkleBot.Triage;

namespace AnkleBot.Knowledge;

/// <summary>Reads <c>source</c>, <c>status</c> and <c>approved-by</c>: clinical content is a draft until a clinician signs it.</summary>
internal static class ReviewFields
{
    private enum Status
    {
        Draft,
        Approved,
    }

    public static Review Read(Fields fields) => new(fields.Text("source"), ApprovedBy(fields));

    public static string? ApprovedBy(Fields fields)
    {
        var status = fields.Choice<Status>("status");
        var by = fields.TextOrNull("approved-by");
        if (status == Status.Approved && by is null) fields.Report("approved content names who approved it, with 'approved-by'");
        if (status == Status.Draft && by is not null) fields.Report("a draft has no 'approved-by'; set 'status: approved' or take it out");
        return status == Status.Approved ? by : null;
    }
}
