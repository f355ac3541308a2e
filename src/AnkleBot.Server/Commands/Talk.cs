using System.Text.Json.Nodes;
using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Search;
using AnkleBot.Triage;

namespace AnkleBot.Server.Commands;

/// <summary>Runs conversations in memory and describes their turns as JSON.</summary>
internal sealed class Talk(KnowledgeBase knowledge, Clinic clinic, AskDetail detail)
{
    /// <summary>The notice that <c>ask</c> takes as agreed to.</summary>
    public const string Agreed = "ask";

    private const int MostEntries = 5;

    private readonly Conversation.Conversation conversation = new(knowledge, clinic);

    public Turn Turn(ConversationState state, string message) => conversation.Respond(state, new(message));

    /// <summary>A whole conversation, fresh, in the shape that <c>ask --jsonl</c> writes.</summary>
    public JsonObject Converse(string id, IReadOnlyList<string> messages)
    {
        var state = ConversationState.New with { AgreedNotice = Agreed };
        var turns = new JsonArray();
        foreach (var message in messages)
        {
            var turn = Turn(state, message);
            turns.Add(Describe(turn, message));
            state = turn.State;
        }

        return new()
        {
            ["id"] = id,
            ["urgency"] = UrgencyName.Of(state.Assessment),
            ["flags"] = Texts(state.Assessment.Flags.Select(flag => flag.Flag)),
            ["turns"] = turns,
        };
    }

    public JsonObject Describe(Turn turn, string message)
    {
        var described = new JsonObject
        {
            ["message"] = message,
            ["kind"] = turn.Kind.ToString().ToLowerInvariant(),
            ["entry"] = turn.Entry,
            ["confidence"] = Math.Round(turn.Confidence, 3),
            ["replies"] = Texts(turn.Replies.Select(reply => reply.Plain())),
        };
        if (detail.Entries || detail.Explain) described["entries"] = Entries(message);
        if (detail.Explain)
        {
            described["findings"] = new JsonArray([.. turn.Trace.Findings.Select(Finding)]);
            described["raised"] = new JsonArray([.. turn.Trace.Raised.Select(Raised)]);
            described["withheld"] = Texts(turn.Trace.Withheld);
        }

        return described;
    }

    private JsonArray Entries(string message) => detail.Explain
        ? new([.. knowledge.Index.Explain(message, MostEntries).Select(found =>
        {
            var entry = Entry(found.Hit);
            entry["why"] = new JsonArray([.. found.Parts.Select(part => (JsonNode)new JsonObject
            {
                ["word"] = part.Word, ["matched"] = part.Matched, ["score"] = Math.Round(part.Score, 3),
            })]);
            return (JsonNode)entry;
        })])
        : new([.. knowledge.Index.Search(message, MostEntries).Select(hit => (JsonNode)Entry(hit))]);

    private static JsonObject Entry(Hit hit) => new()
    {
        ["id"] = hit.Entry.Id, ["score"] = Math.Round(hit.Score, 3), ["confidence"] = Math.Round(hit.Confidence, 3),
    };

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

/// <summary>Urgencies as the outside sees them.</summary>
internal static class UrgencyName
{
    public static string Of(Assessment assessment) => assessment.Crisis ? "crisis" : Of(assessment.Urgency);

    public static string Of(Urgency urgency) => urgency == Urgency.SelfCare ? "self-care" : urgency.ToString().ToLowerInvariant();
}
