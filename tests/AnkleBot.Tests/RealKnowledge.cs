using AnkleBot.Conversation;
using AnkleBot.Knowledge;

namespace AnkleBot.Tests;

/// <summary>The knowledge of this repository, loaded once for all tests.</summary>
internal static class RealKnowledge
{
    private static readonly Lazy<LoadResult> Loaded =
        new(() => KnowledgeLoader.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), tryAsked: false));

    public static KnowledgeBase Base => Loaded.Value.Readable!;

    public static Clinic Clinic { get; } = new("demo", "Riverside Clinic", "GB", "020 7946 0000", new("https://example.org/book"), "Open until 18:00.");

    public static AnkleBot.Conversation.Conversation Conversation { get; } = new(Base, Clinic);

    public static ConversationState Agreed { get; } = ConversationState.New with { AgreedNotice = "1" };

    /// <summary>The last turn of a conversation that begins after the notice.</summary>
    public static Turn Talk(params IEnumerable<string> messages) =>
        messages.Aggregate((Turn?)null, (turn, message) => Conversation.Respond(turn?.State ?? Agreed, new(message)))!;
}
