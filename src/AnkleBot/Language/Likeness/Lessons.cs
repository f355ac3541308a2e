namespace AnkleBot.Language.Likeness;

/// <summary>
/// All examples, sorted into the classes that are told apart: one for each flag, and two for what is harmless, since plain
/// questions are so in another way than messages.
/// </summary>
internal sealed class Lessons
{
    private readonly record struct Class(string? Flag, int Level, bool IsQuestion)
    {
        public static Class Of(Precedent example) => new(example.Flag, example.Level, example.IsQuestion);
    }

    public Lessons(IReadOnlyList<LikenessExamples> groups)
    {
        Told = [.. groups.SelectMany(group => group.Said.Select(line => new Precedent(group.Flag, group.Level, line, group.AreQuestions)))];
        List<Class> classes = [.. Told.Select(Class.Of).Distinct().OrderBy(of => of.Flag, StringComparer.Ordinal).ThenBy(of => of.IsQuestion)];
        Flags = [.. classes.Select(of => of.Flag)];
        Levels = [.. classes.Select(of => of.Level)];
        Belongs = [.. Told.Select(example => classes.IndexOf(Class.Of(example)))];
    }

    public IReadOnlyList<Precedent> Told { get; }

    /// <summary>The flag of each class; null for what is harmless.</summary>
    public List<string?> Flags { get; }

    /// <summary>The level of each class.</summary>
    public IReadOnlyList<int> Levels { get; }

    /// <summary>For each example the number of its class.</summary>
    public IReadOnlyList<int> Belongs { get; }
}
