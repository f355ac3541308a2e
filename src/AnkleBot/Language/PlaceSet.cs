namespace AnkleBot.Language;

/// <summary>Some of all places, by their numbers in <see cref="Places"/>.</summary>
internal sealed class PlaceSet
{
    private const int Bits = 64;

    private ulong[] words = [];

    public void Add(int place)
    {
        if (place / Bits >= words.Length) Array.Resize(ref words, (place / Bits) + 1);
        words[place / Bits] |= 1UL << (place % Bits);
    }

    public void AddAll(PlaceSet other)
    {
        if (other.words.Length > words.Length) Array.Resize(ref words, other.words.Length);
        for (var at = 0; at < other.words.Length; at++) words[at] |= other.words[at];
    }

    public bool Has(int place) => place / Bits < words.Length && (words[place / Bits] & (1UL << (place % Bits))) != 0;
}
