using AnkleBot.Language;

namespace AnkleBot.Records.Privacy;

/// <summary>A message with its personal details replaced, such as <c>[e-mail]</c>.</summary>
/// <param name="Text">What may be kept.</param>
/// <param name="Gone">What was replaced, in order.</param>
public sealed record Masked(string Text, IReadOnlyList<Gone> Gone)
{
    /// <summary>Where a stretch of the original stands in <see cref="Text"/>; a stretch that was replaced in part covers the whole replacement.</summary>
    public Span Now(Span was)
    {
        var (start, end) = (At(was.Start, atEnd: false), At(was.End, atEnd: true));
        return new(start, Math.Max(0, end - start));
    }

    private int At(int position, bool atEnd)
    {
        var shift = 0;
        foreach (var gone in Gone)
        {
            var end = gone.Where.End;
            if (position <= gone.Where.Start) break;
            if (position < end) return gone.Where.Start + shift + (atEnd ? gone.Mask.Length : 0);
            shift += gone.Mask.Length - gone.Where.Length;
        }
        return position + shift;
    }
}

/// <summary>Something that was replaced.</summary>
/// <param name="Where">Where it stood in the original.</param>
/// <param name="Was">The words themselves, for taking them out of replies that quote them. They are never kept.</param>
/// <param name="Mask">What stands in its place.</param>
public sealed record Gone(Span Where, string Was, string Mask);
