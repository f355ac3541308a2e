using System.Security.Cryptography;
using AnkleBot.Language;
using AnkleBot.Language.Likeness;

namespace AnkleBot.Knowledge;

/// <summary>
/// Keeps what the likeness has learnt beside the files that it was learnt from, so that only the first start after a change
/// takes the time of learning. The file is nobody's source: it may be deleted, and isn't there in a folder that can't be
/// written.
/// </summary>
internal static class LearntFile
{
    public const string Name = ".learnt";

    /// <summary>A reader that has learnt from the examples, now or before.</summary>
    /// <param name="version">Of all files that the rules and the examples come from.</param>
    public static Reader Teach(Reader rulesAlone, IReadOnlyList<LikenessExamples> examples, string root, string version)
    {
        var path = Path.Combine(root, Name);
        var made = $"{version} {typeof(Reader).Module.ModuleVersionId} {typeof(LearntFile).Module.ModuleVersionId}";
        if (Kept(path, made) is { } kept) return rulesAlone.Taught(examples, new(new MemoryStream(kept)));
        var taught = rulesAlone.Taught(examples);
        Keep(path, made, taught);
        return taught;
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

    private static void Keep(string path, string made, Reader taught)
    {
        using var learnt = new MemoryStream();
        using (var to = new BinaryWriter(learnt, System.Text.Encoding.UTF8, leaveOpen: true)) taught.WriteLearnt(to);
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
