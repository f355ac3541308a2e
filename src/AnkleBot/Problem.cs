namespace AnkleBot;

/// <summary>Something in the knowledge that can't be used as it stands.</summary>
/// <param name="Where">The file and line, such as <c>faq/ice.yaml:12</c>.</param>
/// <param name="What">What is wrong and what to do about it, for a content editor.</param>
public sealed record Problem(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}
