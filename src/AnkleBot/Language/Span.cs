namespace AnkleBot.Language;

/// <summary>A stretch of a message: where it starts and how many UTF-16 units it covers.</summary>
public readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>The words of <paramref name="text"/> that this span covers.</summary>
    public string In(string text) => text.Substring(Start, Length);

    /// <summary>The smallest span that covers both.</summary>
    public Span Through(Span other)
    {
        var start = Math.Min(Start, other.Start);
        return new(start, Math.Max(End, other.End) - start);
    }
}
