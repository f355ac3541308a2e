using System.Security.Cryptography;
using AnkleBot.Language;
using AnkleBot.Language.Likeness;
using AnkleBot.Search;

namespace AnkleBot.Knowledge;

/// <summary>
/// Keeps what the likeness and the search have learnt beside the files that it was learnt from, so that only the first start
/// after a change takes the time of learning. The files are nobody's source: they may be deleted, and aren't there in a
/// folder that can't be written.
/// </summary>
internal static class LearntFile
{
    public const string OfReader = ".learnt";
    public const string OfIndex = ".learnt.index";

    /// <summary>A reader that has learnt from the examples, now or before.</summary>
    /// <param name="raises">Tells whether the findings of one message raise a flag by themselves.</param>
    /// <param name="version">Of all files that the rules and the examples come from.</param>
    public static Reader Teach(
        Reader rulesAlone, IReadOnlyList<LikenessExamples> examples, Func<IReadOnlyList<Finding>, bool> raises, string root, string version) =>
        Learnt(
            Path.Combine(root, OfReader),
            version,
            kept => rulesAlone.Taught(examples, raises, kept),
            () => rulesAlone.Taught(examples, raises),
            (reader, to) => reader.WriteLearnt(to));

    /// <summary>An index that has learnt from the ways of asking, now or before.</summary>
    /// <param name="version">Of all files that the entries come from.</param>
    public static MemoryIndex Index(IReadOnlyList<Entry> entries, WordForms forms, SearchWords words, string root, string version) =>
        Learnt(
            Path.Combine(root, OfIndex),
            version,
            kept => new MemoryIndex(entries, forms, words, learnt: kept),
            () => new MemoryIndex(entries, forms, words),
            (index, to) => index.WriteLearnt(to));

    private static T Learnt<T>(string path, string version, Func<BinaryReader, T> takeUp, Func<T> learn, Action<T, BinaryWriter> write)
    {
        var made = $"{version} {typeof(Reader).Module.ModuleVersionId} {typeof(LearntFile).Module.ModuleVersionId}";
        if (Kept(path, made) is { } kept) return takeUp(new(new MemoryStream(kept)));
        var learnt = learn();
        Keep(path, made, to => write(learnt, to));
        return learnt;
    }

    private static byte[]? Kept(string path, string made)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var from = new BinaryReader(File.OpenRead(path));
            if (from.ReadString() != made) return null;
            var sum = from.ReadBytes(SHA256.HashSizeInBytes);
            var learnt = from.ReadBytes((int)(from.BaseStream.Length - from.BaseStream.Position));
            return SHA256.HashData(learnt).AsSpan().SequenceEqual(sum) ? learnt : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or FormatException)
        {
            // It will be learnt again.
            return null;
        }
    }

    private static void Keep(string path, string made, Action<BinaryWriter> write)
    {
        using var learnt = new MemoryStream();
        using (var to = new BinaryWriter(learnt, System.Text.Encoding.UTF8, leaveOpen: true)) write(to);
        var content = learnt.GetBuffer().AsSpan(0, (int)learnt.Length);
        var own = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var to = new BinaryWriter(File.Create(own)))
            {
                to.Write(made);
                to.Write(SHA256.HashData(content));
                to.Write(content);
            }

            // Whole or not at all, however many start at once.
            File.Move(own, path, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // A folder that can't be written: the next start learns again.
        }
    }
}
