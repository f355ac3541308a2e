namespace AnkleBot.Search;

/// <summary>Turns a question into slots: its words, phrases, synonyms and likenesses, each thing once.</summary>
internal sealed class QuestionReader(
    Analyzer analyzer, Synonyms synonyms, Vocabulary vocabulary, Postings postings, Likeness likeness, SearchWeights weights)
{
    // A longer message is a story; what it asks stands in its first screenful, and time must stay bounded.
    private const int MostCharacters = 2_000;
    private const int MostTerms = 128;

    /// <summary>A word that so few entries hold, and no dictionary, is more likely a misspelling.</summary>
    private const int RareEntries = 4;
    private const double SurelyAlike = 0.5;

    public List<Term> Terms(string question)
    {
        var terms = analyzer.Terms(question.Length > MostCharacters ? question[..MostCharacters] : question);
        if (terms.Count > MostTerms) terms.RemoveRange(MostTerms, terms.Count - MostTerms);
        return terms;
    }

    /// <summary>What it says, each thing once, under one name for all of its synonyms.</summary>
    public IReadOnlyList<TellingWord> Words(string question)
    {
        var terms = Terms(question);
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var at = 0; at < terms.Count;)
        {
            var phrase = synonyms.Phrases.At(terms, at);
            var key = phrase?.Key ?? terms[at].Stem;
            if (phrase is not null || !terms[at].IsStop)
            {
                var name = synonyms.Slots(key) is [var slot, ..] ? synonyms.Members(slot)[0] : key;
                var word = vocabulary.Word(name);
                words[name] = word < 0 ? postings.Greatest : postings.Rarity(word);
            }

            at += phrase?.Stems.Length ?? 1;
        }

        return [.. words.Select(word => new TellingWord(word.Key, word.Value))];
    }

    public List<Slot> Slots(List<Term> terms)
    {
        var slots = new List<Slot>(terms.Count * 2);
        var said = new HashSet<int>();
        var used = new HashSet<int>();
        for (var at = 0; at < terms.Count;)
        {
            var phrase = synonyms.Phrases.At(terms, at);
            var end = at + (phrase?.Stems.Length ?? 1);
            AddWords(slots, phrase?.Key, terms, at, end, said, used);
            at = end;
        }

        AddPairs(slots, terms);
        return slots;
    }

    private void AddWords(
        List<Slot> slots, string? phrase, List<Term> terms, int from, int end, HashSet<int> said, HashSet<int> used)
    {
        if (phrase is null && terms[from].IsStop) return;
        var slot = new Slot(phrase ?? terms[from].Said);
        var unknown = false;
        for (var at = from; at < end; at++)
        {
            if (terms[at].IsStop) continue;
            var word = vocabulary.Word(terms[at].Stem);
            if (word < 0 || IsMisspelt(terms[at], word)) unknown = true;
            else if (said.Add(word)) slot.AddOwn(word);
        }

        slot.Weight = slot.Own.Sum(postings.Rarity);
        AddSynonyms(slot, phrase ?? terms[from].Stem, used);
        if (unknown && slot.Alternatives.Count == 0)
        {
            AddLikenesses(slot, terms[from]);
            if (slot.Weight == 0) slot.Weight = (float)(weights.Unknown * postings.Greatest);
        }

        if (slot.Weight > 0 || slot.Alternatives.Count > 0) slots.Add(slot);
    }

    // "Ache" and "sore" in one question are two words, but bring their synonyms once.
    private void AddSynonyms(Slot slot, string key, HashSet<int> used)
    {
        foreach (var group in synonyms.Slots(key))
        {
            if (!used.Add(group)) continue;
            foreach (var member in synonyms.Members(group)) AddSynonym(slot, vocabulary.Word(member));
        }

        if (slot.Weight > 0) return;
        foreach (var (term, share) in slot.Alternatives) slot.Weight = Math.Max(slot.Weight, share * postings.Rarity(term));
    }

    // A rare synonym tells no more than the word that was said: "splint" isn't worth more than the "brace" it stands for.
    private void AddSynonym(Slot slot, int member)
    {
        if (member < 0) return;
        var most = slot.Weight > 0 ? Math.Min(1, slot.Weight / postings.Rarity(member)) : 1;
        slot.Add(member, weights.Synonym * most);
    }

    // A misspelling that one of the ways of asking happens to share tells no more than the word that it stands for.
    private bool IsMisspelt(Term term, int word) =>
        !analyzer.IsOrdinary(term.Said) && postings.Entries(word).Length <= RareEntries
        && likeness.To(term.Stem, SurelyAlike).Any(like => postings.Entries(like.Term).Length > RareEntries);

    // A word that is spelt right and merely unknown may be a form of a known one, but is less likely to be.
    private void AddLikenesses(Slot slot, Term term)
    {
        var share = weights.Likeness * (analyzer.IsOrdinary(term.Said) ? 0.5 : 1);
        foreach (var (like, alike) in likeness.To(term.Stem, weights.LeastLikeness)) slot.Add(like, share * alike);
    }

    private void AddPairs(List<Slot> slots, List<Term> terms)
    {
        var last = -1;
        foreach (var term in terms)
        {
            if (term.StartsClause) last = -1;
            if (term.IsStop) continue;
            var word = vocabulary.Word(term.Stem);
            var pair = last < 0 || word < 0 ? -1 : vocabulary.Pair(last, word);
            if (pair >= 0)
            {
                var slot = new Slot($"{vocabulary.Name(last)} {term.Stem}") { Share = (float)weights.Pair };
                slot.AddOwn(pair);
                slots.Add(slot);
            }

            last = word;
        }
    }
}
