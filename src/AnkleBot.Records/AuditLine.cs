namespace AnkleBot.Records;

/// <summary>Who did what, when. It never holds what was said.</summary>
/// <param name="At">When.</param>
/// <param name="Who">A staff member's name, <c>runner</c>, or the command.</param>
/// <param name="Did">What, such as <c>looked</c>, <c>exported</c>, <c>deleted</c>, <c>purged</c>, <c>reviewed</c>.</param>
/// <param name="Clinic">The clinic whose conversations it was about; null when none.</param>
/// <param name="Conversation">The conversation; null when it wasn't one.</param>
/// <param name="Detail">Anything more, such as how many.</param>
public sealed record AuditLine(
    DateTimeOffset At, string Who, string Did, string? Clinic = null, string? Conversation = null, string? Detail = null);

/// <summary>A note that staff left on a conversation.</summary>
public sealed record Note(DateTimeOffset At, string Who, string Text);
