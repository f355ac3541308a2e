using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot;

/// <summary>Everything that the bot knows: one immutable snapshot of knowledge/, safe for many threads.</summary>
/// <param name="Version">A fingerprint of the files: the same files give the same version.</param>
/// <param name="Drafts">Files whose clinical content no clinician has approved yet.</param>
/// <param name="SignNames">What each sign is called when the bot tells why.</param>
/// <param name="Commands">What a whole message can ask of the dialog: "start over".</param>
/// <param name="FollowUps">Short questions that lean on the last answer: "and how often?".</param>
/// <param name="Countries">By code, with <c>default</c> among them.</param>
public sealed record KnowledgeBase(
    string Version,
    IReadOnlyList<string> Drafts,
    Reader Reader,
    TriageRules Triage,
    IReadOnlyDictionary<string, string> SignNames,
    IEntryIndex Index,
    IReadOnlyDictionary<string, Entry> Entries,
    IReadOnlyDictionary<string, Article> Articles,
    IntakeTree Intake,
    Sentences Sentences,
    PhraseBook Commands,
    PhraseBook FollowUps,
    IReadOnlyDictionary<string, Country> Countries)
{
    public Country CountryOf(Clinic clinic) =>
        Countries.TryGetValue(clinic.Country, out var country) ? country : Countries["default"];
}
