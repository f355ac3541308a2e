namespace AnkleBot.Search;

/// <summary>Turns a question into slots: its words, phrases, synonyms and likenesses, each thing once.</summary>
internal sealed class QuestionReader(
    Analyzer analyzer, Synonyms synonyms, Vocabulary vocabulary, Postings postings, Likeness likeness, SearchWeights weights)
{
    // A longer message is a story; what it asks stands in its first screenful, and time must stay bounded.
    private const int MostCharacters = 2_000;
    private const int MostSlots = 128;

    public List<Slot> Slots(string question)
    {
        var terms = analyzer.Terms(question.Length > MostCharacters ? question[..MostCharacters] : question);
        var slots = new List<Slot>();
        var owners = new Dictionary<int, Slot>();
        var last = -1;
        for (var at = 0; at < terms.Count && slots.Count < MostSlots; at++)
        {
            if (terms[at].StartsClause) last = -1;
            if (synonyms.Phrases.At(terms, at) is { } phrase)
            {
                AddPhrase(slots, owners, phrase, terms, at);
                last = vocabulary.Word(terms[at + phrase.Stems.Length - 1].Stem);
                at += phrase.Stems.Length - 1;
            }
            else if (!terms[at].IsStop)
            {
                AddWord(slots, owners, terms[at]);
                last = AddPair(slots, last, terms[at].Stem);
            }
        }

        return slots;
    }

    private void AddPhrase(List<Slot> slots, Dictionary<int, Slot> owners, PhraseTerm phrase, List<Term> terms, int at)
    {
        var slot = SlotFor(slots, owners, phrase.Key, phrase.Key);
        for (var part = at; part < at + phrase.Stems.Length; part++)
        {
            if (!terms[part].IsStop) slot.Add(vocabulary.Word(terms[part].Stem), weights.PartOfPhrase);
        }

        Weigh(slot, vocabulary.Word(phrase.Key));
    }

    private void AddWord(List<Slot> slots, Dictionary<int, Slot> owners, Term term)
    {
        var slot = SlotFor(slots, owners, term.Stem, term.Said);
        var word = vocabulary.Word(term.Stem);
        if (word < 0 && slot.Alternatives.Count == 0) AddLikenesses(slot, term);
        Weigh(slot, word);
    }

    private Slot SlotFor(List<Slot> slots, Dictionary<int, Slot> owners, string key, string said)
    {
        var groups = synonyms.Slots(key);
        var own = vocabulary.Word(key);
        var slot = groups.Select(group => owners.GetValueOrDefault(group)).FirstOrDefault(owner => owner is not null)
            ?? slots.Find(other => own >= 0 && other.Weight > 0 && other.Alternatives.Contains(new(own, 1)));
        if (slot is null) slots.Add(slot = new(said));
        slot.Add(own, 1);
        foreach (var group in groups)
        {
            owners.TryAdd(group, slot);
            foreach (var member in synonyms.Members(group)) slot.Add(vocabulary.Word(member), weights.Synonym);
        }

        return slot;
    }

    // A word that is spelt right and merely unknown may be a form of a known one, but is less likely to be.
    private void AddLikenesses(Slot slot, Term term)
    {
        var share = weights.Likeness * (analyzer.IsOrdinary(term.Said) ? 0.5 : 1);
        foreach (var (like, alike) in likeness.To(term.Stem, weights.LeastLikeness)) slot.Add(like, share * alike);
    }

    private int AddPair(List<Slot> slots, int last, string stem)
    {
        var word = vocabulary.Word(stem);
        var pair = last < 0 || word < 0 ? -1 : vocabulary.Pair(last, word);
        if (pair < 0) return word;
        var slot = new Slot($"{vocabulary.Name(last)} {stem}");
        slot.Add(pair, weights.Pair);
        slots.Add(slot);
        return word;
    }

    private void Weigh(Slot slot, int own)
    {
        var weight = own >= 0 ? postings.Rarity(own) : 0;
        if (own < 0)
        {
            foreach (var (term, share) in slot.Alternatives) weight = Math.Max(weight, share * postings.Rarity(term));
        }

        if (slot.Alternatives.Count == 0) weight = (float)(weights.Unknown * postings.Greatest);
        slot.Weight = Math.Max(slot.Weight, weight);
    }
}
