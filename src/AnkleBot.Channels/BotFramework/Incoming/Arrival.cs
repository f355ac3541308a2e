using System.Security.Cryptography;
using System.Text;
using AnkleBot.Channels.Activities;
using AnkleBot.Channels.BotFramework.Connector;
using AnkleBot.Channels.Clinics;
using AnkleBot.Conversation;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>An activity that was let in, with what everything after needs to know of it.</summary>
/// <param name="Site">This server's address, for drawings.</param>
internal sealed record Arrival(Activity Activity, ConversationReference Reference, ClinicSettings Clinic, string Site)
{
    /// <summary>In bytes; the record keeps no longer ids.</summary>
    private const int LongestKey = 450;

    /// <summary>More than one person reads along.</summary>
    public bool IsGroup => InGroup(Activity);

    public bool IsByBot => Activity.From!.Id == Activity.Recipient!.Id || Activity.From.Role == "bot";

    /// <summary>The record's id of the conversation. Each person in a group has one of their own: what one told must not be read into another.</summary>
    public string Conversation { get; } = Key(Activity);

    public Delivery Delivery(string id, Message message) => new(Conversation, id, Clinic.Key, Activity.ChannelId!, Activity.From!.Id, message)
    {
        Reference = Reference.Write(),
        Masked = Clinic.Masked,
    };

    private static bool InGroup(Activity activity) => activity.Conversation is { IsGroup: true } or { ConversationType: "groupChat" or "channel" };

    private static string Key(Activity activity)
    {
        var key = $"{activity.ChannelId}|{activity.Conversation!.Id}{(InGroup(activity) ? $"|{activity.From!.Id}" : "")}";
        var bytes = Encoding.UTF8.GetBytes(key);
        return bytes.Length <= LongestKey ? key : $"{activity.ChannelId}|{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
    }
}
