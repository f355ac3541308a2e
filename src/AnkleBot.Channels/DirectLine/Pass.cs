using System.Buffers.Text;
using System.Security.Cryptography;

namespace AnkleBot.Channels.DirectLine;

/// <summary>What a token says: who may do something, in which conversation, for which clinic, from which sites.</summary>
/// <param name="Origins">Where a browser that bears it may be; empty for wherever its clinic allows.</param>
internal sealed record Pass(string User, string Conversation, string Clinic, IReadOnlyList<string> Origins)
{
    /// <summary>Direct Line tells by this that a user's id stands in the token and can't be made up.</summary>
    public const string UserPrefix = "dl_";

    public static string NewUser() => UserPrefix + NewId();

    /// <summary>128 random bits: nobody comes upon another's conversation.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

/// <summary>What came of reading a token.</summary>
/// <param name="Pass">Null when it can't be used.</param>
/// <param name="Expired">True when it was ours and its time is over.</param>
internal readonly record struct PassReading(Pass? Pass, bool Expired);
