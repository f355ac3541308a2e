using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AnkleBot.Knowledge;

/// <summary>A parser that stops at hostile nesting: the tree is built of its events by recursion, which would overflow the stack.</summary>
internal sealed class ShallowParser(Parser parser) : IParser
{
    private const int Deepest = 20;

    private int depth;

    public ParsingEvent? Current => parser.Current;

    /// <exception cref="TooDeepException">It is nested deeper than any file of ours.</exception>
    public bool MoveNext()
    {
        if (!parser.MoveNext()) return false;
        depth += parser.Current!.NestingIncrease;
        return depth <= Deepest ? true : throw new TooDeepException(parser.Current, $"nested deeper than {Deepest} levels");
    }
}

/// <summary>The file is nested too deep; <c>Start</c> says where.</summary>
internal sealed class TooDeepException(ParsingEvent at, string message) : YamlException(at.Start, at.End, message);
