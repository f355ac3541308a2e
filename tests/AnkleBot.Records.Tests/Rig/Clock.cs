namespace AnkleBot.Records.Tests.Rig;

/// <summary>A clock that stands still; its timers are real.</summary>
public sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
