namespace AnkleBot.Conversation;

/// <summary>What a runner sent.</summary>
/// <param name="Text">The words, exactly as they came; empty when only a button was pressed.</param>
/// <param name="Choice">The id of the choice that was pressed; null for typed words.</param>
public sealed record Message(string Text, string? Choice = null)
{
    /// <summary>How many pictures or other files came with it. The bot can't look at them and nobody keeps them.</summary>
    public int Files { get; init; }

    /// <summary>A choice is read by its label too, so that what is on a button is triaged like any other words.</summary>
    public static Message Pressed(Choice choice) => new(choice.Label, choice.Id);
}
