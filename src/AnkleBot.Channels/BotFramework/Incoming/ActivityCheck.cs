using System.Text.RegularExpressions;
using AnkleBot.Channels.Activities;

namespace AnkleBot.Channels.BotFramework.Incoming;

/// <summary>Says what is wrong with an activity before anything is done with it.</summary>
internal static partial class ActivityCheck
{
    /// <summary>The longest id, in characters. Those of real channels have some 250 at most.</summary>
    private const int LongestId = 400;

    private const int LongestAddress = 1_000;
    private const int LongestText = 100_000;
    private const int MostListed = 1_000;

    /// <summary>Null when nothing is wrong.</summary>
    public static string? Problem(Activity activity)
    {
        if (activity.Type is null || !Type().IsMatch(activity.Type)) return "type is needed: a word.";
        if (activity.ChannelId is null || !Channel().IsMatch(activity.ChannelId)) return "channelId is needed: letters, digits, and - _ . : between them.";
        if (Address(activity.ServiceUrl) is { } address) return $"serviceUrl {address}";
        if (Id("conversation.id", activity.Conversation?.Id) is { } conversation) return conversation;
        if (Id("from.id", activity.From?.Id) is { } from) return from;
        if (Id("recipient.id", activity.Recipient?.Id) is { } recipient) return recipient;
        if ((activity.Id is not null || NeedsId(activity.Type)) && Id("id", activity.Id) is { } id) return id;
        if ((activity.ReplyToId is not null || activity.Type == Activity.MessageReaction) && Id("replyToId", activity.ReplyToId) is { } replyTo) return replyTo;
        if (activity.Text?.Length > LongestText) return $"text has more than {LongestText} characters.";
        return Lists(activity) ?? Members(activity);
    }

    private static bool NeedsId(string type) =>
        type is Activity.Message or Activity.MessageUpdate or Activity.MessageDelete or Activity.Invoke;

    private static string? Address(string? given)
    {
        if (given is null or { Length: > LongestAddress } || !Uri.TryCreate(given, UriKind.Absolute, out var address)) return "is needed: an absolute address.";
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) return "must begin with https://.";
        return address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0 ? "must have neither user, query nor fragment." : null;
    }

    // Ids stand in the addresses that we write to: dots alone would climb in them.
    private static string? Id(string name, string? id)
    {
        if (string.IsNullOrWhiteSpace(id)) return $"{name} is needed.";
        if (id.Length > LongestId) return $"{name} has more than {LongestId} characters.";
        return id.Any(char.IsControl) || id.All(c => c == '.') ? $"{name} is no id." : null;
    }

    private static string? Lists(Activity activity)
    {
        (string Name, IEnumerable<object?>? List)[] lists =
        [
            ("entities", activity.Entities), ("membersAdded", activity.MembersAdded), ("attachments", activity.Attachments),
            ("reactionsAdded", activity.ReactionsAdded), ("reactionsRemoved", activity.ReactionsRemoved),
        ];
        foreach (var (name, list) in lists)
        {
            if (list is null) continue;
            if (list.Any(each => each is null)) return $"{name} has an empty place.";
            if (list.Count() > MostListed) return $"{name} has more than {MostListed} places.";
        }
        return null;
    }

    private static string? Members(Activity activity) =>
        (activity.MembersAdded ?? []).Select(member => Id("membersAdded.id", member.Id)).FirstOrDefault(problem => problem is not null);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9/._-]{0,49}\\z")]
    private static partial Regex Type();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{0,59}\\z")]
    private static partial Regex Channel();
}
