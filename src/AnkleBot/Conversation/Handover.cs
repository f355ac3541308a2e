using AnkleBot.Triage;

namespace AnkleBot.Conversation;

/// <summary>Marks the chat for the clinic's staff, and says how else to reach them.</summary>
internal sealed class Handover(Voice voice)
{
    /// <param name="note">Said below; null for nothing.</param>
    public Turn Ask(Heard heard, string? note = null)
    {
        var reply = new Reply(voice.Say("person-line"))
        {
            Points = [voice.Say(voice.Clinic.Telephone is null ? "person-no-line" : "clinic-line")],
            Note = note,
            Urgency = heard.State.Assessment.Urgency >= Urgency.Soon ? heard.State.Assessment.Urgency : Urgency.None,
            Choices = [.. voice.ToClinic()],
        };
        // Who asks for a person agrees to hear one, until "stop reminders".
        var asked = heard.State with { PersonAsked = true, Reminding = heard.State.Reminding with { Agreed = true } };
        return heard.Turn(asked, TurnKind.Handover, reply);
    }
}
