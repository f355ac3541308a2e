namespace AnkleBot.Staff.Tests.Rig;

/// <summary>The system's clock, put forward at will.</summary>
public sealed class SetTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Forward(TimeSpan by) => _ahead += by;
}
