namespace AnkleBot.Triage;

/// <summary>How soon a professional should see the runner. The order matters: it only ever rises.</summary>
public enum Urgency
{
    /// <summary>Nothing has been assessed, and nothing speaks against asking on.</summary>
    None,

    /// <summary>Every question of the intake has an explicit answer and none of them raised anything.</summary>
    SelfCare,

    /// <summary>Within days.</summary>
    Soon,

    /// <summary>Today.</summary>
    Urgent,

    /// <summary>Now.</summary>
    Emergency,
}
