namespace AnkleBot.Language;

/// <summary>One sign read in one message.</summary>
/// <param name="Sign">The sign's id in knowledge/language.</param>
/// <param name="Context">How it was meant.</param>
/// <param name="Where">The words in the message; empty for a choice that was pressed.</param>
/// <param name="Words">Those words, as the runner wrote them.</param>
/// <param name="Rule">The line of knowledge that read it, such as <c>language/signs.yaml:12</c>.</param>
/// <param name="Cue">The words that decided the context, when it isn't plainly present.</param>
public sealed record Finding(string Sign, Context Context, Span Where, string Words, string Rule, string? Cue = null)
{
    /// <summary>True when it may raise a flag: it is there, or nobody can say that it isn't.</summary>
    public bool Counts => Context is Context.Present or Context.Unsure;
}
