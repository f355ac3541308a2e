namespace AnkleBot.Language;

/// <summary>How a sign was meant: only <see cref="Present"/> and <see cref="Unsure"/> can raise a flag.</summary>
public enum Context
{
    /// <summary>The patient has it now.</summary>
    Present,

    /// <summary>The patient says that it isn't so.</summary>
    Denied,

    /// <summary>The patient can't tell. Never read as "no".</summary>
    Unsure,

    /// <summary>It was so once and has passed. People describe old sprains.</summary>
    Past,

    /// <summary>Somebody who isn't the patient has it.</summary>
    SomeoneElse,

    /// <summary>A "what if", or a question for information.</summary>
    Hypothetical,
}
