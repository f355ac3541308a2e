namespace AnkleBot.Server.Staff.Accounts;

/// <summary>What somebody may do; each may also do all that stands before it.</summary>
internal enum StaffRole
{
    /// <summary>Reads and reviews conversations.</summary>
    Reviewer,

    /// <summary>Also works on the content: gaps, drafts, trying the bot.</summary>
    Editor,

    /// <summary>Also deletes conversations, gives out accounts and reads the audit.</summary>
    Administrator,
}
