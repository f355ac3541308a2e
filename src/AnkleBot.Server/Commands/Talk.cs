using System.Text.Json.Nodes;
using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Server.Commands;

/// <summary>Runs conversations in memory, for the commands and for the console, and describes their turns as JSON.</summary>
internal sealed class Talk(KnowledgeBase knowledge, Clinic clinic, AskDetail detail)
{
    /// <summary>The notice that <c>ask</c> takes as agreed to.</summary>
    public const string Agreed = "ask";

    private const int MostEntries = 5;

    private readonly Conversation.Conversation conversation = new(knowledge, clinic);

    /// <summary>A whole conversation, fresh, its notice already agreed to.</summary>
    public IReadOnlyList<Told> Tell(IReadOnlyList<string> messages)
    {
        var told = new List<Told>();
        foreach (var message in messages)
        {
            var state = told.Count > 0 ? told[^1].Turn.State : ConversationState.New with { AgreedNotice = Agreed };
            told.Add(new(message, conversation.Respond(state, new(message)), Entries(message)));
        }

        return told;
    }

    /// <summary>A whole conversation in the shape that <c>ask --jsonl</c> writes.</summary>
    public JsonObject Converse(string id, IReadOnlyList<string> messages)
    {
        var told = Tell(messages);
        var stands = told.Count > 0 ? told[^1].Turn.State.Assessment : Assessment.Nothing;
        return new()
        {
            ["id"] = id,
            ["urgency"] = UrgencyName.Of(stands),
            ["flags"] = Texts(stands.Flags.Select(flag => flag.Flag)),
            ["turns"] = new JsonArray([.. told.Select(Describe)]),
        };
    }

    public JsonObject Describe(Told told)
    {
        var turn = told.Turn;
        var described = new JsonObject
        {
            ["message"] = told.Message,
            ["kind"] = turn.Kind.ToString().ToLowerInvariant(),
            ["entry"] = turn.Entry,
            ["confidence"] = Math.Round(turn.Confidence, 3),
            ["replies"] = Texts(turn.Replies.Select(reply => reply.Plain())),
        };
        if (detail.Entries || detail.Explain) described["entries"] = new JsonArray([.. told.Entries.Select(Entry)]);
        if (detail.Explain)
        {
            described["findings"] = new JsonArray([.. turn.Trace.Findings.Select(Finding)]);
            described["raised"] = new JsonArray([.. turn.Trace.Raised.Select(Raised)]);
            described["withheld"] = Texts(turn.Trace.Withheld);
        }

        return described;
    }

    private IReadOnlyList<Explanation> Entries(string message) =>
        detail.Entries || detail.Explain ? knowledge.Index.Explain(message, MostEntries) : [];

    private JsonNode Entry(Explanation found)
    {
        var entry = new JsonObject
        {
            ["id"] = found.Hit.Entry.Id, ["score"] = Math.Round(found.Hit.Score, 3), ["confidence"] = Math.Round(found.Hit.Confidence, 3),
        };
        if (!detail.Explain) return entry;
        entry["why"] = new JsonArray([.. found.Parts.Select(part => (JsonNode)new JsonObject
        {
            ["word"] = part.Word, ["matched"] = part.Matched, ["score"] = Math.Round(part.Score, 3),
        })]);
        return entry;
    }

    private static JsonNode Finding(Finding finding) => new JsonObject
    {
        ["sign"] = finding.Sign,
        ["context"] = finding.Context.ToString(),
        ["words"] = finding.Words,
        ["rule"] = finding.Rule,
        ["cue"] = finding.Cue,
    };

    private static JsonNode Raised(RaisedFlag raised) => new JsonObject
    {
        ["flag"] = raised.Flag,
        ["urgency"] = UrgencyName.Of(raised.Urgency),
        ["rule"] = raised.Rule,
        ["evidence"] = Texts(raised.Evidence.Select(finding => finding.Words)),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}

/// <summary>A message, the turn that answered it, and the best entries for its words when they were asked for.</summary>
internal sealed record Told(string Message, Turn Turn, IReadOnlyList<Explanation> Entries);

/// <summary>Urgencies as the outside sees them.</summary>
internal static class UrgencyName
{
    public static string Of(Assessment assessment) => assessment.Crisis ? "crisis" : Of(assessment.Urgency);

    public static string Of(Urgency urgency) => urgency == Urgency.SelfCare ? "self-care" : urgency.ToString().ToLowerInvariant();
}
