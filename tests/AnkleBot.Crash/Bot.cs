using AnkleBot.Conversation;
using AnkleBot.Knowledge;

namespace AnkleBot.Crash;

/// <summary>The real bot, on the knowledge that travels with this program.</summary>
internal static class Bot
{
    private static readonly Clinic Clinic = new("demo", "Riverside Clinic", "GB", "020 7946 0000");

    public static Func<ConversationState, Message, Turn> Load()
    {
        var loaded = KnowledgeLoader.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), tryAsked: false);
        return new Conversation.Conversation(loaded.Readable!, Clinic).Respond;
    }
}
