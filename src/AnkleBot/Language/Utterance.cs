namespace AnkleBot.Language;

/// <summary>Where a slot was found: from the token that holds it up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct SlotHit(string Slot, int End);

/// <summary>A message on its way through the rules: its tokens, and what has been found in them so far.</summary>
internal sealed class Utterance
{
    private readonly List<SlotHit>?[] slots;
    private readonly bool[] masked;
    private readonly bool[] fillers;
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> slotNames = new(StringComparer.Ordinal);

    public Utterance(string text, IReadOnlyList<Token> tokens, IReadOnlySet<string> fillerWords)
    {
        Text = text;
        Tokens = tokens;
        slots = new List<SlotHit>?[tokens.Count];
        masked = new bool[tokens.Count];
        fillers = new bool[tokens.Count];
        for (var at = 0; at < tokens.Count; at++)
        {
            fillers[at] = fillerWords.Contains(tokens[at].Text);
            words.Add(tokens[at].Stem);
            words.Add(tokens[at].Text);
        }
    }

    /// <summary>The message as it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public int Count => Tokens.Count;

    public bool IsFiller(int at) => fillers[at];

    public bool IsNegation(int at) => Tokens[at].Text is "not" or "never";

    /// <summary>True for words that belong to an idiom ("killing me") and mean nothing by themselves.</summary>
    public bool IsMasked(int at) => masked[at];

    public void Mask(int from, int end)
    {
        for (var at = from; at < end; at++) masked[at] = true;
    }

    public IReadOnlyList<SlotHit> SlotsAt(int at) => slots[at] ?? (IReadOnlyList<SlotHit>)[];

    /// <summary>Notes a slot; false when it stood there already.</summary>
    public bool Add(int at, SlotHit hit)
    {
        var here = slots[at] ??= [];
        if (here.Contains(hit)) return false;
        here.Add(hit);
        slotNames.Add(hit.Slot);
        return true;
    }

    /// <summary>False when nothing in the whole message fits the place: most phrases are ruled out by this.</summary>
    public bool MayHold(Element element)
    {
        foreach (var stem in element.Stems)
        {
            if (words.Contains(stem)) return true;
        }

        foreach (var exact in element.Exact)
        {
            if (words.Contains(exact)) return true;
        }

        foreach (var slot in element.Slots)
        {
            if (slotNames.Contains(slot)) return true;
        }

        return false;
    }

    public Span Where(int from, int end) => Tokens[from].Where.Through(Tokens[end - 1].Where);
}
