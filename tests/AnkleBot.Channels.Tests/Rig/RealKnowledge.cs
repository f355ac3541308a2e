using AnkleBot.Knowledge;

namespace AnkleBot.Channels.Tests.Rig;

/// <summary>The knowledge of this repository, loaded once for all tests.</summary>
internal static class RealKnowledge
{
    private static readonly Lazy<KnowledgeBase> Loaded =
        new(() => KnowledgeLoader.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), tryAsked: false).Readable!);

    public static KnowledgeBase Base => Loaded.Value;
}
