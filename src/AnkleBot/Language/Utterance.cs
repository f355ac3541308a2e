namespace AnkleBot.Language;

/// <summary>Where a slot was found: from the token that holds it up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct SlotHit(string Slot, int End)
{
    /// <summary>The places that the slot fits.</summary>
    public PlaceSet? Fits { get; init; }
}

/// <summary>A message on its way through the rules: its tokens, and what has been found in them so far.</summary>
internal sealed class Utterance
{
    private static readonly List<SlotHit> NoSlots = [];

    private readonly Places places;
    private readonly List<SlotHit>?[] slots;
    private readonly (PlaceSet? Stem, PlaceSet? Exact)[] fits;
    private readonly PlaceSet held = new();
    private readonly bool[] masked;
    private readonly bool[] fillers;

    public Utterance(string text, IReadOnlyList<RawWord> written, IReadOnlyList<Token> tokens, IReadOnlySet<string> fillerWords, Places places)
    {
        Text = text;
        Written = written;
        Tokens = [.. tokens];
        this.places = places;
        slots = new List<SlotHit>?[tokens.Count];
        fits = new (PlaceSet?, PlaceSet?)[tokens.Count];
        masked = new bool[tokens.Count];
        fillers = new bool[tokens.Count];
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            fillers[at] = fillerWords.Contains(token.Text);
            fits[at] = (places.OfStem(token.Stem), places.OfExact(token.Text));
            Hold(fits[at].Stem);
            Hold(fits[at].Exact);
        }
    }

    /// <summary>The message as it was written.</summary>
    public string Text { get; }

    /// <summary>Its words as they were written, those run together parted, before short forms and spelling were made good.</summary>
    public IReadOnlyList<RawWord> Written { get; }

    public Token[] Tokens { get; }

    public int Count => Tokens.Length;

    public bool IsFiller(int at) => fillers[at];

    public bool IsNegation(int at) => Tokens[at].Text is "not" or "never";

    /// <summary>True for words that belong to an idiom ("killing me") and mean nothing by themselves.</summary>
    public bool IsMasked(int at) => masked[at];

    public void Mask(int from, int end)
    {
        for (var at = from; at < end; at++) masked[at] = true;
    }

    public List<SlotHit> SlotsAt(int at) => slots[at] ?? NoSlots;

    /// <summary>Notes a slot; false when it stood there already.</summary>
    public bool Add(int at, SlotHit hit)
    {
        var here = slots[at] ??= [];
        foreach (var other in here)
        {
            if (other.End == hit.End && other.Slot == hit.Slot) return false;
        }

        var set = places.OfSlot(hit.Slot);
        here.Add(hit with { Fits = set });
        Hold(set);
        return true;
    }

    /// <summary>False when nothing in the whole message fits the place: most phrases are ruled out by this.</summary>
    public bool MayHold(int place) => held.Has(place);

    /// <summary>True when the word itself fits the place.</summary>
    public bool Fits(int at, int place) => fits[at].Stem?.Has(place) == true || fits[at].Exact?.Has(place) == true;

    public Span Where(int from, int end) => Tokens[from].Where.Through(Tokens[end - 1].Where);

    private void Hold(PlaceSet? set)
    {
        if (set is not null) held.AddAll(set);
    }
}
