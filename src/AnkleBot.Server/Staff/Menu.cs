using AnkleBot.Server.Staff.Accounts;

namespace AnkleBot.Server.Staff;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Address">Pages beneath it count as it.</param>
/// <param name="Role">Whoever has it, or one above, sees the line.</param>
internal sealed record MenuLine(string Address, string Title, StaffRole Role);

internal static class Menu
{
    public const string Notices = "/staff/notices";

    public const string Conversations = "/staff/conversations";

    /// <summary>In the order in which they stand.</summary>
    public static readonly IReadOnlyList<MenuLine> Lines =
    [
        new(Conversations, "Conversations", StaffRole.Reviewer),
        new(Notices, "Notices", StaffRole.Reviewer),
        new("/staff/dashboard", "Dashboard", StaffRole.Reviewer),
        new("/staff/gaps", "Knowledge gaps", StaffRole.Editor),
        new("/staff/try", "Try the bot", StaffRole.Editor),
        new("/staff/content", "Content", StaffRole.Reviewer),
        new("/staff/accounts", "Accounts", StaffRole.Administrator),
        new("/staff/audit", "Audit", StaffRole.Administrator),
    ];
}
