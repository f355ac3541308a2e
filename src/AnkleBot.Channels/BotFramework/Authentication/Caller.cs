using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.BotFramework.Authentication;

/// <summary>Who calls, as its token proves.</summary>
/// <param name="ServiceUrl">The only address that it may name; null when its token doesn't say.</param>
/// <param name="Channels">The only channels that it may speak for; null for any.</param>
/// <param name="Audience">Whom our own token is for when we write back; null for nobody, as no token is needed.</param>
internal sealed record Caller(string? ServiceUrl, IReadOnlyList<string>? Channels, string? Audience)
{
    /// <summary>Somebody on this machine, in Development, without a registration.</summary>
    public static readonly Caller OnThisMachine = new(null, null, null);

    /// <summary>Why the activity is not for this caller to send; null when it is.</summary>
    public string? Mismatch(Activity activity)
    {
        if (this == OnThisMachine)
        {
            // Else anybody who can reach this port could have us write to any address.
            return new Uri(activity.ServiceUrl!).IsLoopback ? null : "Without BotFramework:AppId the serviceUrl must be on this machine.";
        }
        if (Channels is not null && !Channels.Contains(activity.ChannelId, StringComparer.Ordinal)) return "The token's key is not endorsed for this channelId.";
        if (ServiceUrl is not null && ServiceUrl != activity.ServiceUrl) return "The token is for another serviceUrl.";
        return null;
    }
}
