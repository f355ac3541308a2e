namespace AnkleBot.Conversation;

/// <summary>Whether the runner may be written to first, and whether a reminder is owed.</summary>
/// <param name="Agreed">True from "remind me", or from asking for a person, until "stop reminders": the clinic's staff, and a reminder that is owed, may write first.</param>
/// <param name="Asked">How many reminders were asked for; the last one has this number.</param>
/// <param name="Owed">True until the last one was sent.</param>
public sealed record Reminding(bool Agreed, int Asked, bool Owed)
{
    /// <summary>After how many days a reminder comes.</summary>
    public const int Days = 3;

    public static readonly Reminding Off = new(false, 0, false);
}
