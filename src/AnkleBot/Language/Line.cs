namespace AnkleBot.Language;

/// <summary>A text of knowledge and where it stands, such as <c>language/signs.yaml:12</c>.</summary>
public sealed record Line(string Text, string Where)
{
    public override string ToString() => $"{Where} \"{Text}\"";
}
