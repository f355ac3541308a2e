namespace AnkleBot.Language.Likeness;

/// <summary>Messages that the likeness learns from, from one file in knowledge/likeness.</summary>
/// <param name="Flag">The red flag that all of them tell of; null for messages that raise nothing.</param>
/// <param name="Level">The flag's level: higher is more urgent; 0 for harmless ones.</param>
/// <param name="Said">The messages.</param>
public sealed record LikenessExamples(string? Flag, int Level, IReadOnlyList<Line> Said)
{
    /// <summary>True for plain questions, which raise nothing.</summary>
    public bool AreQuestions { get; init; }

    /// <summary>The sign that stands for being like a flag's examples.</summary>
    public static string SignOf(string flag) => "like-" + flag;
}
