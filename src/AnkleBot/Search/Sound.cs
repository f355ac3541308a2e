using System.Text;

namespace AnkleBot.Search;

/// <summary>
/// How an English word sounds, roughly, in the manner of Metaphone (Philips 1990): consonants alone, silent letters left out.
/// "tite" sounds like "tight", "shoos" like "shoes".
/// </summary>
internal static class Sound
{
    // In this order: what is written with several letters comes before what is written with one.
    private static readonly (string Written, string Sounds)[] Rules =
    [
        ("tch", "x"), ("sch", "sk"), ("igh", "i"), ("ough", "of"), ("augh", "af"), ("dge", "j"), ("gh", "g"), ("ph", "f"), ("sh", "x"), ("ch", "x"), ("th", "t"),
        ("ck", "k"), ("mb", "m"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ge", "je"), ("gi", "ji"), ("x", "ks"),
        ("kn", "n"), ("wr", "r"), ("c", "k"), ("q", "k"), ("z", "s"),
    ];

    /// <param name="word">Lower-case letters.</param>
    /// <returns>Its consonants as they sound, doubles once; a vowel at its start as "a".</returns>
    public static string Of(string word)
    {
        var sounds = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (written, said) = At(word, at);
            foreach (var c in said)
            {
                if (IsVowel(c) ? at == 0 : sounds.Length == 0 || sounds[^1] != c || !FollowsItself(word, at)) sounds.Append(IsVowel(c) ? 'a' : c);
            }

            at += written;
        }

        return sounds.ToString();
    }

    private static (int Written, string Said) At(string word, int at)
    {
        foreach (var (written, sounds) in Rules)
        {
            if (string.CompareOrdinal(word, at, written, 0, written.Length) == 0) return (written.Length, sounds);
        }

        return (1, word[at].ToString());
    }

    // "massage" has one s; "tite" has two t.
    private static bool FollowsItself(string word, int at) => at > 0 && !IsVowel(word[at - 1]);

    // Between vowels, h, w and y sound like one.
    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w';
}
