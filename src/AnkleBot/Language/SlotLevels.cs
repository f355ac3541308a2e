namespace AnkleBot.Language;

/// <summary>Puts slots in such an order that a slot inside another is read before it.</summary>
internal static class SlotLevels
{
    public static IEnumerable<PhraseTable<string>> Order(
        IReadOnlyList<SlotRule> slots, RuleParser parser, Places places, List<Problem> problems)
    {
        var waiting = slots
            .Select(slot => (slot.Id, slot.Where, Sequences: slot.Phrases.SelectMany(parser.Parse).ToList()))
            .ToList();
        while (waiting.Count > 0)
        {
            var unread = waiting.Select(slot => slot.Id).ToHashSet(StringComparer.Ordinal);
            var ready = waiting.Where(slot => !slot.Sequences.Any(sequence => sequence.Any(Unread))).ToList();
            if (ready.Count == 0)
            {
                problems.AddRange(waiting.Select(slot => new Problem(slot.Where, $"the slot <{slot.Id}> contains itself; take it out of the slots inside it")));
                yield break;
            }

            var table = new PhraseTable<string>(places);
            foreach (var (id, _, sequences) in ready)
            {
                foreach (var sequence in sequences) table.Add(id, sequence);
            }

            yield return table;
            waiting = [.. waiting.Except(ready)];

            bool Unread(Element element) => element.Slots.Any(unread.Contains);
        }
    }
}
