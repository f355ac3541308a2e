using System.Runtime.InteropServices;

namespace AnkleBot.Language.Likeness;

/// <summary>Arrays of numbers in a stream, in the byte order of the machine: what was learnt is kept for the machine that learnt it.</summary>
internal static class LearntStream
{
    public static void Write<T>(this BinaryWriter to, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        to.Write(values.Length);
        to.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static T[] ReadArray<T>(this BinaryReader from)
        where T : unmanaged
    {
        var values = new T[from.ReadInt32()];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
