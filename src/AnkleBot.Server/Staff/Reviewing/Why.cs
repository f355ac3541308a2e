using System.Globalization;
using AnkleBot.Conversation;
using AnkleBot.Language;
using AnkleBot.Records;

namespace AnkleBot.Server.Staff.Reviewing;

/// <summary>A turn with what is needed to say why it came out as it did.</summary>
/// <param name="Action">Where a word on it is sent.</param>
internal sealed record Why(RecordedTurn Turn, Names Names, string Action)
{
    public static string Did(TurnKind? kind) => kind switch
    {
        TurnKind.Notice => "Notice",
        TurnKind.Answer => "Answered",
        TurnKind.Intake => "Check",
        TurnKind.Escalation => "Escalated",
        TurnKind.Crisis => "Crisis reply",
        TurnKind.Decline => "Declined",
        TurnKind.SmallTalk => "Small talk",
        TurnKind.Handover => "Handed over",
        TurnKind.Unsure => "Asked which was meant",
        _ => "Wrote first",
    };

    public static string Words(Finding finding) => finding.Words.Length > 0 ? finding.Words : "a button, or words that weren't kept";

    /// <summary>How it was meant, when it wasn't plainly there.</summary>
    public static string Meant(Finding finding)
    {
        var meant = finding.Context switch
        {
            Context.Present => "",
            Context.Denied => ": denied",
            Context.Unsure => ": unsure",
            Context.Past => ": past",
            Context.SomeoneElse => ": somebody else's",
            _ => ": supposed",
        };
        return finding.Cue is { Length: > 0 } cue && meant.Length > 0 ? $"{meant} (“{cue}”)" : meant;
    }

    public static string Share(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Short(string version) => version.Length <= 12 ? version : version[..12];
}
