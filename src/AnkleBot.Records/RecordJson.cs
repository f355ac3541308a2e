using System.Text.Json.Serialization;
using AnkleBot.Conversation;

namespace AnkleBot.Records;

/// <summary>How the record writes JSON: enums by name, so that a transcript can be read without the program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(IReadOnlyList<Reply>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(RecordedTrace))]
[JsonSerializable(typeof(RecordedTurn))]
[JsonSerializable(typeof(ConversationHead))]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(Commands.Transcript))]
public sealed partial class RecordJson : JsonSerializerContext;
