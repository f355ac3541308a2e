namespace AnkleBot.Conversation;

/// <summary>The bot of one clinic. Pure and synchronous: state and message in, replies and new state out; no clock, no I/O.</summary>
public sealed class Conversation
{
    private readonly Ear ear;
    private readonly Notice notice;
    private readonly Escalation escalation;
    private readonly IntakeDialog intake;
    private readonly DialogCommands commands;
    private readonly Answering answering;
    private readonly GroupChat group;
    private readonly Voice voice;
    private readonly Reminders reminders;

    public Conversation(KnowledgeBase knowledge, Clinic clinic)
    {
        voice = new Voice(knowledge.Sentences, clinic, knowledge.CountryOf(clinic));
        var answers = new IntakeReader(knowledge.Intake, knowledge.Reader);
        ear = new(knowledge, answers);
        notice = new(knowledge, voice);
        escalation = new(knowledge, voice);
        intake = new(knowledge, voice, escalation);
        answering = new(knowledge, voice, escalation, intake, answers);
        commands = new(knowledge, voice, escalation, intake, answering);
        group = new(voice, escalation);
        reminders = new(voice, escalation);
    }

    /// <summary>The bot's first words, before the runner says anything.</summary>
    public Turn Open(ConversationState state) => notice.Open(ear.Hear(state, new("")));

    /// <summary>
    /// Answers a message. All of it is triaged before anything else is done with it; whatever follows can only add to that.
    /// </summary>
    public Turn Respond(ConversationState state, Message message)
    {
        var turn = Answer(state, message);
        return message.Files == 0 ? turn : turn with { Replies = [.. turn.Replies, new(voice.Say("no-files"))] };
    }

    private Turn Answer(ConversationState state, Message message)
    {
        var heard = ear.Hear(state, message);
        if (heard.IsCrisis) return escalation.Crisis(heard);
        if (heard.Raised.Count > 0) return Raised(heard);
        if (state.AgreedNotice is null) return notice.Answer(heard);
        return commands.Answer(heard) ?? intake.Answer(heard) ?? answering.Answer(heard);
    }

    /// <summary>Answers a message that others can read. It is triaged like any other; nothing else is talked of there.</summary>
    /// <param name="alone">The address of a chat of two, to go on in; null when there is none to give.</param>
    public Turn RespondInGroup(ConversationState state, Message message, string? alone) => group.Answer(ear.Hear(state, message), alone);

    /// <summary>Asks how it is, some days after the runner wanted to be asked.</summary>
    /// <returns>Null when no reminder is owed: it was stopped, or sent.</returns>
    public Turn? Remind(ConversationState state) =>
        state.Reminding is { Agreed: true, Owed: true } ? reminders.Remind(ear.Hear(state, new(""))) : null;

    /// <summary>What a person at the clinic writes first, with the way to stop it.</summary>
    public Reply FromStaff(string text) => reminders.FromStaff(text);

    // What must be seen today or now ends everything else; what is seen within days goes with what was asked.
    private Turn Raised(Heard heard)
    {
        if (heard.State.Assessment.Withholds) return escalation.Raise(heard);
        if (heard.Before.AgreedNotice is null) return notice.WithEscalation(escalation.Raise(heard));
        return intake.AnswerWithFlag(heard) ?? (AsksNothing(heard) ? escalation.Raise(heard) : answering.WithFlag(heard, escalation.Raise(heard)));
    }

    // "It's no better", pressed, is no question that an entry could answer.
    private static bool AsksNothing(Heard heard) =>
        heard.Message.Choice is { } choice && !choice.StartsWith(DialogCommands.EntryPrefix, StringComparison.Ordinal);
}
